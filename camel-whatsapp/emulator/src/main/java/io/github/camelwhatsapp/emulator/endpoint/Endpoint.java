package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.PreKeyBundle;
import io.github.camelwhatsapp.signal.SessionRecord;
import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A phone as the first device of its account on today's network: it takes letters, has them encrypted for every device that is to get
 * them, and hands on what it could decrypt. What could not leave is sent again, the same bytes, on the next connection. Used on the
 * phone's lane only.
 */
public final class Endpoint {
    private static final int FIRST_PRE_KEYS = 30;

    private final EndpointParts parts;
    private final EndpointStream stream;
    private final List<PreKeyBundle.OneTime> firstPreKeys;
    private final List<Runnable> whenOpen = new ArrayList<>();
    private String name = "";

    /** Whoever the endpoint belongs to. Called on the phone's lane. */
    public interface Listener {
        /** A message came that could be read. */
        void arrived(Arrival arrival);

        /**
         * Others have told how far messages have come.
         *
         * @param chat a person by number, or a group
         * @param member who told, by number
         * @param ids the messages
         * @param type the type of the receipt; empty for delivered
         */
        void told(Jid chat, Jid member, List<String> ids, String type);

        /** A linked device of the own account asks for a medium that it does not find on the host: {@code <receipt type="server-error">}. */
        void wanted(Node receipt);

        /** The server has answered a letter; with an error it was not taken. */
        void acked(String id, Optional<String> error);

        /** The server has told something else. */
        void notified(Node notification);
    }

    /** An endpoint that is off, with the keys that were registered for its number. */
    public Endpoint(String number, EndpointKeys keys, EndpointLine line, TimeSource time, Listener listener) {
        parts = EndpointParts.of(new Self(Jid.ofPhone(number)), keys, line, time, listener);
        stream = new EndpointStream(this, parts);
        firstPreKeys = parts.stores().newPreKeys(FIRST_PRE_KEYS, parts.sealing().random()).stream()
                .map(PreKey::offer)
                .toList();
    }

    /** The first one-time prekeys that it made. */
    public List<PreKeyBundle.OneTime> firstPreKeys() {
        return firstPreKeys;
    }

    /** Connects. */
    public void on() {
        parts.line().on(stream);
    }

    /** Hangs up and stays away. */
    public void off() {
        parts.line().off();
        parts.requests().broken();
    }

    /** What it calls itself. */
    public void named(String newName) {
        name = newName;
        if (parts.line().isOpen()) {
            parts.line().send(presence());
        }
    }

    /** Sends a letter, after those before it; {@link Listener#acked} tells of it. */
    public void send(Letter letter) {
        parts.letterbox().send(letter);
    }

    /**
     * Whether somebody can only be written to in today's way, or one's own linked devices are to see what is written to him: one of both
     * has linked devices, and he has devices with keys. Answered when the line is open.
     */
    public CompletableFuture<Boolean> isOfToday(Jid person) {
        Set<Jid> both = new LinkedHashSet<>(List.of(person, parts.self().phone()));
        return whenOpen(() -> parts.directory().of(both).thenCompose(known -> {
            boolean linked = known.values().stream().anyMatch(list -> list.size() > 1);
            boolean certain = !linked
                    || parts.sealing().sessions().isWith(person)
                    || Optional.ofNullable(known.get(person)).orElse(List.of()).size() > 1;
            return certain
                    ? CompletableFuture.completedFuture(linked)
                    : parts.sealing()
                            .sessions()
                            .ensure(List.of(parts.book().hidden(person)))
                            .thenApply(ready -> !ready.isEmpty());
        }));
    }

    /** Whether a member of a group has linked devices; fails if the phone is no member. Answered when the line is open. */
    public CompletableFuture<Boolean> isGroupOfToday(Jid group) {
        return whenOpen(() -> parts.groups()
                .of(group)
                .thenCompose(info -> parts.directory().of(info.members()))
                .thenApply(known -> known.values().stream().anyMatch(list -> list.size() > 1)));
    }

    /** Whether only administrators write in a group, as far as is known. */
    public boolean isAnnouncing(Jid group) {
        return parts.groups().isAnnouncing(group);
    }

    /** Where media lie; fails if the server does not tell. Answered when the line is open. */
    public CompletableFuture<MediaHosts> mediaHosts() {
        return whenOpen(() -> parts.requests()
                .ask("w:m", "set", Jid.SERVER, Node.of("media_conn"))
                .thenApply(answer -> MediaHosts.of(answer).orElseThrow()));
    }

    /**
     * Tells authors what became of their messages; those that did not come here are left out. Gives their ids.
     *
     * @param type {@code read} or {@code played}
     */
    public List<String> seen(List<String> ids, String type) {
        return parts.inbox().seen(ids, type, this::surely);
    }

    /**
     * Asks the server something when the line is open. Exceptionally with a {@link RefusedException} if it refuses, or the line breaks.
     *
     * @param namespace the request's {@code xmlns}
     * @param type {@code get} or {@code set}
     */
    public CompletableFuture<Node> asks(String namespace, String type, Jid to, Node content) {
        return whenOpen(() -> parts.requests().ask(namespace, type, to, content));
    }

    /**
     * Sends a message to one device of the own account alone, about keys or such; lost if that has no keys.
     *
     * @param device which, in either form of address
     */
    public void sendsToOwn(String id, Jid device, Message message) {
        Jid hidden = parts.self().hidden().withDevice(device.device());
        whenOpen(() -> parts.sealing().sessions().ensure(List.of(hidden))).thenAccept(ready -> {
            if (ready.contains(hidden)) {
                surely(Node.builder("message")
                        .attribute("id", id)
                        .attribute("to", hidden)
                        .attribute("type", "text")
                        .attribute("category", "peer")
                        .child(parts.sealing().pairwise(hidden, message).build())
                        .build());
            }
        });
    }

    /**
     * Tells a linked device where a medium is that it asked for.
     *
     * @param request its receipt
     * @param answer an {@code <encrypt>}
     */
    public void bringsAgain(Node request, Node answer) {
        surely(Node.builder("receipt")
                .attribute("id", request.attributes().requireText("id"))
                .attribute("to", request.attributes().requireJid("from"))
                .attribute("type", "mediaretry")
                .child(answer)
                .build());
    }

    /** Whether stanzas leave. */
    public boolean isOpen() {
        return parts.line().isOpen();
    }

    /**
     * Shows those of a chat that somebody types there, or has stopped; lost if the line is not open.
     *
     * @param state {@code composing} or {@code paused}
     */
    public void shows(Jid chat, String state) {
        parts.line()
                .send(Node.builder("chatstate")
                        .attribute("to", chat)
                        .child(Node.of(state))
                        .build());
    }

    /** Leaves the linked devices of all persons out of what it sends from now on, as if it did not know them; or not any more. */
    public void leavesOutLinked(boolean out) {
        parts.mail().leavesOutLinked(out);
    }

    /** The addresses of a person in a chat: the form that is used there, then the other. */
    public List<Jid> forms(Jid chat, Jid person) {
        if (person.isGroup() || person.isBroadcast()) {
            return List.of(person);
        }
        Jid hidden =
                parts.self().is(person) ? parts.self().hidden() : parts.book().hidden(person);
        Jid number = parts.book().phone(person).orElse(person);
        return parts.mail().isByNumber(chat) ? List.of(number, hidden) : List.of(hidden, number);
    }

    /** The number behind an address, if it is known. */
    public Optional<Jid> number(Jid address) {
        return parts.book().phone(address);
    }

    /** Addresses persons by their numbers from now on, or by their hidden ids again. */
    public void addressesByNumber(boolean numbers) {
        parts.mail().byNumber(numbers);
    }

    /** Forgets every sender key that others have given it. */
    public void losesSenderKeys() {
        parts.stores().loseSenderKeys();
        parts.sealing().groupKeys().forgetHolders();
    }

    /** Its sessions as they are, to be restored later. */
    public Map<SignalAddress, SessionRecord> sessions() {
        return parts.stores().snapshot();
    }

    /** Goes back to earlier sessions, as a phone does that is restored from a backup. */
    public void restores(Map<SignalAddress, SessionRecord> earlier) {
        parts.stores().restore(earlier);
    }

    /** Fails to read a share of the messages that come from now on, each once, chosen under a seed. */
    public void misreads(double share, long seed) {
        parts.inbox().misreads(share, seed);
    }

    /** The line is open. */
    void opened() {
        parts.line().send(presence());
        parts.letterbox().opened();
        List<Runnable> waiting = List.copyOf(whenOpen);
        whenOpen.clear();
        waiting.forEach(Runnable::run);
    }

    private <T> CompletableFuture<T> whenOpen(Supplier<CompletableFuture<T>> question) {
        if (parts.line().isOpen()) {
            return question.get();
        }
        CompletableFuture<T> later = new CompletableFuture<>();
        whenOpen.add(() -> question.get().whenComplete((answer, failure) -> {
            if (failure == null) {
                later.complete(answer);
            } else {
                later.completeExceptionally(failure);
            }
        }));
        return later;
    }

    private void surely(Node node) {
        if (parts.line().isOpen()) {
            parts.line().send(node);
        } else {
            whenOpen.add(() -> parts.line().send(node));
        }
    }

    private Node presence() {
        return Node.builder("presence")
                .attribute("type", "available")
                .attribute("name", name)
                .build();
    }
}
