package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.wire.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The ids of what the server asks and tells on one connection, and which of its notifications are not yet acked. */
final class ServerIds {
    private final String prefix;
    private final Map<String, String> unacked = new HashMap<>();
    private int last;

    ServerIds(String prefix) {
        this.prefix = prefix;
    }

    /** An id for a request. */
    String next() {
        return prefix + "-" + ++last;
    }

    /** An id for a notification of this type, which is to be acked. */
    String nextNotification(String type) {
        String id = next();
        unacked.put(id, type);
        return id;
    }

    /** Takes an ack; gives what is wrong with it, in words. */
    Optional<String> acked(Node ack) {
        String type = unacked.remove(ack.attributes().requireText("id"));
        boolean fits = type != null
                && ack.attributes().is("class", "notification")
                && ack.attribute("type").map(type::equals).orElse(true);
        return fits ? Optional.empty() : Optional.of(ack.toString());
    }
}
