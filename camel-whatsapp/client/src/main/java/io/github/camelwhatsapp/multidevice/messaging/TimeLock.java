package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The question how long the account may not write to strangers, and its answer. Source: multidevice-messaging.md section 10.3. */
final class TimeLock {
    /** Ids of persisted queries change with the web client's releases; old ones go on working for a while. */
    private static final String QUERY = "23983697327930364";

    private static final Pattern END = Pattern.compile("\"time_enforcement_ends\"\\s*:\\s*\"?(\\d{1,12})\"?");

    private TimeLock() {}

    static Node request(String id) {
        return Node.builder("iq")
                .attribute("to", Jid.SERVER)
                .attribute("type", "get")
                .attribute("xmlns", "w:mex")
                .attribute("id", id)
                .child(Node.builder("query")
                        .attribute("query_id", QUERY)
                        .data("{\"variables\":{}}".getBytes(StandardCharsets.UTF_8))
                        .build())
                .build();
    }

    /** When it ends; the one figure is taken out of the JSON without reading the rest. */
    static Optional<Instant> end(Node reply) {
        return reply.child("result").map(Node::text).flatMap(json -> {
            Matcher end = END.matcher(json);
            return end.find()
                    ? Optional.of(Instant.ofEpochSecond(Long.parseLong(end.group(1))))
                            .filter(Instant.EPOCH::isBefore)
                    : Optional.empty();
        });
    }
}
