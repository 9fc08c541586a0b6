package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a phone sends of its own accord, and what of it waits until the line is open: messages and read receipts always,
 * typing only while the phone is on its way in. Used on the phone's lane only.
 */
final class Outgoing {
    private static final int WAITING_LIMIT = 1_000;
    private static final int SUBSCRIPTION_LIMIT = 1_000;

    private final Line line;
    private final Outbox outbox;
    private final GroupNews groupNews;
    private final Uploads uploads;
    private final Consumer<PhoneMessage> refused;
    private final Ways ways;
    private final Deque<Node> waiting = new ArrayDeque<>();
    private final Set<ChatId> subscriptions = new LinkedHashSet<>();
    private String name;
    private boolean available = true;

    Outgoing(
            Line line,
            Outbox outbox,
            GroupNews groupNews,
            Uploads uploads,
            Consumer<PhoneMessage> refused,
            String name,
            Ways ways) {
        this.ways = ways;
        this.line = line;
        this.outbox = outbox;
        this.groupNews = groupNews;
        this.uploads = uploads;
        this.refused = refused;
        this.name = name;
    }

    /** Sends what a phone sends first, then what waited. */
    void opened() {
        presence();
        groupNews.opened();
        uploads.opened();
        subscriptions.forEach(person -> line.send(PhoneStanzas.subscribe(person)));
        outbox.rewind();
        messages();
        waiting.forEach(line::send);
        waiting.clear();
    }

    /** Sends the messages in the outbox that have not been written to this connection. */
    void messages() {
        if (isOpen()) {
            outbox.take().forEach(this::message);
        }
    }

    private void message(PhoneMessage message) {
        groupNews.met(new ChatId(message.chat()));
        ways.choose(message, this::classic);
    }

    private void classic(PhoneMessage message) {
        ChatId chat = new ChatId(message.chat());
        Optional<PhoneMedium> medium = message.medium();
        if (medium.isPresent()) {
            uploads.begin(message, medium.get(), new Bringing(chat, message, medium.get()));
        } else {
            line.send(PhoneStanzas.message(chat, message, name));
        }
    }

    /** Sends a node as soon as the line is open. */
    void surely(Node node) {
        if (isOpen()) {
            line.send(node);
            return;
        }
        waiting.add(node);
        if (waiting.size() > WAITING_LIMIT) {
            waiting.remove();
        }
    }

    /** Shows that somebody types in a chat, or has stopped, which means nothing later: a phone that is switched off never does. */
    void types(ChatId chat, String state) {
        ways.types(chat, state, () -> now(PhoneStanzas.chatState(chat, state)));
    }

    private void now(Node node) {
        PhoneStatus.State state = line.status().state();
        if (state == PhoneStatus.State.ONLINE || state == PhoneStatus.State.CONNECTING) {
            surely(node);
        }
    }

    void subscribe(ChatId person) {
        if (subscriptions.size() < SUBSCRIPTION_LIMIT && subscriptions.add(person) && isOpen()) {
            line.send(PhoneStanzas.subscribe(person));
        }
    }

    void available(boolean isAvailable) {
        available = isAvailable;
        presenceIfOpen();
    }

    void named(String newName) {
        name = newName;
        presenceIfOpen();
    }

    private void presenceIfOpen() {
        if (isOpen()) {
            presence();
        }
    }

    private void presence() {
        line.send(PhoneStanzas.presence(available ? "available" : "unavailable", name));
    }

    private boolean isOpen() {
        return line.status().state() == PhoneStatus.State.ONLINE;
    }

    /** The message follows its medium. What is sent meanwhile overtakes it, as on real phones. */
    private final class Bringing implements Uploads.Outcome {
        private final ChatId chat;
        private final PhoneMessage message;
        private final PhoneMedium medium;

        Bringing(ChatId chat, PhoneMessage message, PhoneMedium medium) {
            this.chat = chat;
            this.message = message;
            this.medium = medium;
        }

        @Override
        public void brought(String url) {
            line.send(PhoneStanzas.message(chat, message, name, medium, url));
        }

        @Override
        public void failed() {
            outbox.settle(message.id()).ifPresent(refused);
        }
    }
}
