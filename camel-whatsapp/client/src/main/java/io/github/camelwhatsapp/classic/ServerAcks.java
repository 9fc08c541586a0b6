package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.MarkPlayed;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.spi.EventSink;
import io.github.camelwhatsapp.stream.Requests;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code <ack>}: the server has taken, or refused, a message or a read receipt of ours. Source: classic.md section 7.4. */
final class ServerAcks {
    private final EventSink sink;
    private final TimeSource time;
    private final Consumer<String> onTaken;

    /**
     * @param sink who is told
     * @param time the clock, for an ack without a time
     * @param onTaken is given the id of each message that was taken
     */
    ServerAcks(EventSink sink, TimeSource time, Consumer<String> onTaken) {
        this.onTaken = onTaken;
        this.sink = sink;
        this.time = time;
    }

    void received(Node ack) {
        String id = ack.attribute("id").orElse("");
        if (ack.attributes().is("class", "message")) {
            message(ack, id);
        } else if (ack.attributes().is("class", "receipt")) {
            receipt(ack, id);
        }
    }

    private void receipt(Node ack, String id) {
        if (ack.attributes().is("type", "read")) {
            sink.acknowledged(MarkRead.idFor(chat(ack), id), at(ack));
        } else if (ack.attributes().is("type", "played")) {
            sink.acknowledged(MarkPlayed.idFor(chat(ack), id), at(ack));
        }
    }

    private static Party chat(Node ack) {
        return Party.of(ack.attributes().requireJid("from"));
    }

    /** Whether a message only says that one of ours was taken: it has the child {@code x}. Source: classic.md section 5.4. */
    static boolean isAckOfOld(Node message) {
        return message.child("x").isPresent() && message.attribute("id").isPresent();
    }

    /** The same as an ack, which lets the next message go. */
    void receivedInTheOldForm(Node message) {
        String id = message.attributes().requireText("id");
        sink.acknowledged(id, at(message));
        onTaken.accept(id);
    }

    private void message(Node ack, String id) {
        Optional<String> error = ack.attribute("error");
        if (error.isPresent()) {
            String text = ack.attribute("text").orElse("");
            sink.refused(id, new RefusedException("sendMessage", Requests.code(error.get()), text));
        } else {
            sink.acknowledged(id, at(ack));
            onTaken.accept(id);
        }
    }

    private Instant at(Node ack) {
        return ack.attributes().instant("t").orElseGet(time::now);
    }
}
