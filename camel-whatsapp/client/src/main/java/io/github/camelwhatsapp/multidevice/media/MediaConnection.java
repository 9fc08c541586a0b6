package io.github.camelwhatsapp.multidevice.media;

import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The hosts that take and give media, and the secret for bringing some. Source: multidevice-messaging.md section 6.1.
 *
 * @param auth what an upload is allowed with
 * @param ttl how long this holds
 * @param hosts the hosts, best first
 */
public record MediaConnection(String auth, Duration ttl, List<Host> hosts) {
    private static final long LONGEST_TTL = 86_400;

    /** Copies the hosts. */
    public MediaConnection {
        hosts = List.copyOf(hosts);
    }

    /**
     * A host.
     *
     * @param names its name and perhaps another one for it
     * @param uploads whether it takes media
     * @param downloads whether it gives media
     */
    public record Host(List<String> names, boolean uploads, boolean downloads) {
        /** Copies the names. */
        public Host {
            names = List.copyOf(names);
        }
    }

    /** {@code <iq xmlns="w:m" type="set"><media_conn/></iq>}. */
    public static Node request(String id) {
        return Node.builder("iq")
                .attribute("to", Jid.SERVER)
                .attribute("type", "set")
                .attribute("xmlns", "w:m")
                .attribute("id", id)
                .child(Node.of("media_conn"))
                .build();
    }

    /**
     * Reads the answer.
     *
     * @throws ProtocolException if it names no secret and no host
     */
    public static MediaConnection read(Node reply) {
        Node found = reply.child("media_conn")
                .orElseThrow(() -> new ProtocolException("the answer to media_conn", "a media_conn", reply.toString()));
        long seconds = found.attributes().number("ttl").orElse(0L);
        List<Host> hosts = new ArrayList<>();
        found.children().stream()
                .filter(child -> child.is("host"))
                .map(MediaConnection::host)
                .filter(host -> !host.names().isEmpty())
                .forEach(hosts::add);
        if (hosts.isEmpty()) {
            throw new ProtocolException("the answer to media_conn", "a host", "none that has a name");
        }
        return new MediaConnection(
                found.attribute("auth").orElse(""),
                Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_TTL))),
                hosts);
    }

    /** Where to bring media, best first. */
    public List<String> uploadHosts() {
        return names(Host::uploads);
    }

    /** Where to fetch media, best first. */
    public List<String> downloadHosts() {
        return names(Host::downloads);
    }

    /** The other names come last, all of them. */
    private List<String> names(Predicate<Host> wanted) {
        Set<String> names = new LinkedHashSet<>();
        hosts.stream().filter(wanted).forEach(host -> names.add(host.names().get(0)));
        hosts.stream().filter(wanted).forEach(host -> names.addAll(host.names()));
        return List.copyOf(names);
    }

    /** A host that does not say what it does, does both. */
    private static Host host(Node node) {
        List<String> names = new ArrayList<>();
        node.attribute("hostname").filter(MediaConnection::isHost).ifPresent(names::add);
        node.attribute("fallback_hostname").filter(MediaConnection::isHost).ifPresent(names::add);
        boolean uploads = node.child("upload").isPresent();
        boolean downloads = node.child("download").isPresent()
                || node.child("download_buckets").isPresent();
        return new Host(names, uploads || !downloads, downloads || !uploads);
    }

    /** A name with an optional port and nothing that could lead elsewhere. */
    private static boolean isHost(String name) {
        return name.matches("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");
    }

    /** The secret does not show. */
    @Override
    public String toString() {
        return "MediaConnection[" + hosts.size() + " hosts, " + ttl + "]";
    }
}
