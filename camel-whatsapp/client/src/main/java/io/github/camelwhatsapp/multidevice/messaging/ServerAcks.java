package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.error.MessageRefusedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.multidevice.devices.Devices;
import io.github.camelwhatsapp.multidevice.devices.Server;
import io.github.camelwhatsapp.operation.MarkPlayed;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.stream.Requests;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code <ack>}: the server has taken, or refused, what we sent. Where it knows other devices than we do, ours are asked for again before the
 * next message. Used on the lane only. Source: multidevice-messaging.md section 3.7.
 */
final class ServerAcks {
    private static final Logger LOG = LoggerFactory.getLogger(ServerAcks.class);
    private static final int STALE_ADDRESSING = 421;
    private static final int TIME_LOCKED = 463;

    private final ConnectionContext context;
    private final Server server;
    private final Executor lane;
    private final SentNotes notes;
    private final Rosters rosters;
    private final Consumer<String> onAgain;
    private final BiConsumer<String, Optional<Jid>> onTaken;

    /**
     * @param onAgain is given the id of a message that must be sealed once more
     * @param onTaken is given the id of each message that was taken, and its chat on the wire if it is known
     */
    ServerAcks(
            ConnectionContext context,
            Server server,
            Executor lane,
            SentNotes notes,
            Rosters rosters,
            Consumer<String> onAgain,
            BiConsumer<String, Optional<Jid>> onTaken) {
        this.context = context;
        this.server = server;
        this.lane = lane;
        this.notes = notes;
        this.rosters = rosters;
        this.onAgain = onAgain;
        this.onTaken = onTaken;
    }

    void received(Node ack) {
        String id = ack.attribute("id").orElse("");
        if (ack.attributes().is("class", "message")) {
            message(ack, id);
        } else if (ack.attributes().is("class", "receipt")) {
            receipt(ack, id);
        }
    }

    private void message(Node ack, String id) {
        Optional<SentNotes.Note> note = notes.find(id);
        compare(ack, note);
        Optional<String> error = ack.attribute("error");
        if (error.isEmpty()) {
            notes.forget(id);
            context.sink().acknowledged(id, at(ack));
            if (mayBringKeys(note)) {
                context.store().defer(tx -> tx.signal().senderKeyHolders().confirmed(id));
            }
            onTaken.accept(id, note.map(SentNotes.Note::chat));
            return;
        }
        int code = Requests.code(error.get());
        if (code == STALE_ADDRESSING && notes.mayGoAgain(id)) {
            forget(ack.attributes().jid("from").orElse(Jid.SERVER), note);
            onAgain.accept(id);
            return;
        }
        notes.forget(id);
        context.store().defer(tx -> tx.signal().senderKeyHolders().discarded(id));
        refused(ack, id, code);
    }

    /** Whether a message may have brought somebody our key of a group; of one of an earlier connection nobody knows. */
    private static boolean mayBringKeys(Optional<SentNotes.Note> note) {
        return note.filter(sent -> sent.chat().isUser()).isEmpty();
    }

    private void refused(Node ack, String id, int code) {
        Optional<Instant> wait = ack.attributes()
                .number("backoff")
                .filter(seconds -> seconds > 0 && seconds < Integer.MAX_VALUE)
                .map(seconds -> context.time().now().plusSeconds(seconds));
        if (code != TIME_LOCKED) {
            context.sink().refused(id, new MessageRefusedException("sendMessage", code, wait));
            return;
        }
        server.ask("getTimeLock", TimeLock::request)
                .handle((reply, problem) -> problem == null ? TimeLock.end(reply) : Optional.<Instant>empty())
                .thenAcceptAsync(
                        end -> context.sink()
                                .refused(id, new MessageRefusedException("sendMessage", code, end.or(() -> wait))),
                        lane);
    }

    /** The server's list of devices is the right one. */
    private void compare(Node ack, Optional<SentNotes.Note> note) {
        Optional<String> hash = ack.attribute("phash");
        if (hash.isPresent()
                && note.filter(sent -> sent.hash().equals(hash.get())).isEmpty()) {
            LOG.debug(
                    "The server knows other devices than message {} went to",
                    ack.attribute("id").orElse(""));
            forget(ack.attributes().jid("from").orElse(Jid.SERVER), note);
        }
        if (ack.attributes().is("refresh_lid", "true")) {
            note.ifPresent(sent -> stale(sent.people()));
        }
    }

    private void forget(Jid chat, Optional<SentNotes.Note> note) {
        rosters.forget(chat);
        stale(note.map(SentNotes.Note::people).orElseGet(() -> chat.isUser() ? List.of(chat) : List.of()));
    }

    private void stale(List<Jid> people) {
        if (!people.isEmpty()) {
            context.store().perform(tx -> Devices.stale(tx, people)).whenComplete((done, problem) -> {
                if (problem != null) {
                    LOG.warn("That devices must be asked for again could not be stored", problem);
                }
            });
        }
    }

    /** It may have been sent under either address of the chat. */
    private void receipt(Node ack, String id) {
        Optional<Jid> from = ack.attributes().jid("from");
        String type = ack.attribute("type").orElse("");
        boolean played = type.startsWith("played");
        if (from.isEmpty() || !(played || type.startsWith("read"))) {
            return;
        }
        context.store()
                .transact(tx -> tx.addresses().party(from.get()))
                .thenAcceptAsync(
                        party -> Stream.of(
                                        Optional.of(party),
                                        Optional.of(Party.of(from.get())),
                                        party.phone().map(Party::ofPhone),
                                        party.lid().map(Party::of))
                                .flatMap(Optional::stream)
                                .map(chat -> played ? MarkPlayed.idFor(chat, id) : MarkRead.idFor(chat, id))
                                .distinct()
                                .forEach(receipt -> context.sink().acknowledged(receipt, at(ack))),
                        lane);
    }

    private Instant at(Node ack) {
        return ack.attributes().instant("t").orElse(context.time().now());
    }
}
