package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.MmsShelf;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code w:m}: which hosts take and give media, and with what secret. Source: multidevice-messaging.md section 6.1. */
final class MediaConnectionIqs implements IqFamily {
    private static final String TTL = "300";
    private static final String AUTH_TTL = "21600";

    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        if (!iq.attributes().is("type", "set") || iq.child("media_conn").isEmpty()) {
            return Optional.empty();
        }
        MmsShelf shelf = session.state().mms();
        return Optional.of(IqAnswers.result(
                iq,
                Node.builder("media_conn")
                        .attribute("auth", shelf.pass(session.account().number()))
                        .attribute("ttl", TTL)
                        .attribute("auth_ttl", AUTH_TTL)
                        .attribute("max_buckets", "12")
                        .children(hosts(shelf.hosts()))
                        .build()));
    }

    private static List<Node> hosts(List<String> names) {
        List<Node> hosts = new ArrayList<>();
        for (String name : names) {
            hosts.add(Node.builder("host")
                    .attribute("hostname", name)
                    .attribute("type", hosts.isEmpty() ? "primary" : "fallback")
                    .child(Node.of("upload"))
                    .child(Node.builder("download")
                            .child(Node.builder("bucket").data("0").build())
                            .build())
                    .build());
        }
        return hosts;
    }
}
