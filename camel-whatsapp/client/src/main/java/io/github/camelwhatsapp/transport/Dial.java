package io.github.camelwhatsapp.transport;

import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/**
 * Whom to call and how.
 *
 * @param host name or address of the server; with a proxy it is the proxy that looks the name up
 * @param port its port
 * @param proxy what to go through; empty for nothing
 * @param timeout after which an attempt that has not come as far as frames has failed
 * @param time the timer for that
 */
public record Dial(String host, int port, Optional<Proxy> proxy, Duration timeout, TimeSource time) {
    /** The same with another time. */
    public Dial within(Duration other) {
        return new Dial(host, port, proxy, other, time);
    }

    @Override
    public String toString() {
        return host + ":" + port + proxy.map(via -> " through " + via).orElse("");
    }
}
