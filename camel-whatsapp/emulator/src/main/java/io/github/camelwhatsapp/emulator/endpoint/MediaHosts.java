package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * Where media lie, and the secret that lets one bring some. Source: multidevice-messaging.md section 6.1.
 *
 * @param host the name of the first host, perhaps with a port
 * @param auth the secret, which is not printed
 */
public record MediaHosts(String host, String auth) {
    /** Reads the answer to the question; empty if it names no host. */
    static Optional<MediaHosts> of(Node iq) {
        return iq.child("media_conn").flatMap(connection -> connection
                .child("host")
                .flatMap(host -> host.attribute("hostname"))
                .map(name -> new MediaHosts(name, connection.attribute("auth").orElse(""))));
    }

    @Override
    public String toString() {
        return "MediaHosts[" + host + "]";
    }
}
