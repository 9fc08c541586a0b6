package io.github.camelwhatsapp.emulator.phone;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The chats of one phone, those of latest activity last. Safe for use by several threads; each change is told to the listener
 * under the lock, in order, so the listener must only hand it on.
 */
final class Chats {
    /** How many chats a phone keeps; the one that was quiet longest is forgotten. */
    static final int LIMIT = 1_000;

    private static final int JOURNAL_LIMIT = 2_000;

    private final LinkedHashMap<ChatId, PhoneChat> chats = new LinkedHashMap<>();
    private final LinkedHashMap<Entry, PhoneMessage> journal = new LinkedHashMap<>();
    private final Consumer<PhoneEvent> listener;

    Chats(Consumer<PhoneEvent> listener) {
        this.listener = listener;
    }

    /** All chats, latest activity first. */
    synchronized List<PhoneChat> all() {
        List<PhoneChat> list = new ArrayList<>(chats.values());
        Collections.reverse(list);
        return List.copyOf(list);
    }

    /** The chat as it is now, empty if nothing happened there yet. */
    synchronized PhoneChat chat(ChatId id) {
        PhoneChat chat = chats.get(id);
        return chat == null ? PhoneChat.empty(id) : chat;
    }

    /** The messages of all chats in the order in which they came and went. */
    synchronized List<PhoneMessage> messages() {
        return List.copyOf(journal.values());
    }

    /** Makes the chat if it is not there. */
    synchronized void open(ChatId id) {
        change(id, UnaryOperator.identity());
    }

    /** Adds a message, or says no if the chat has that author's message of that id. */
    synchronized boolean add(ChatId id, PhoneMessage message) {
        Optional<PhoneMessage> known = chat(id).message(message.id());
        if (known.filter(other -> other.author().equals(message.author())).isPresent()) {
            return false;
        }
        PhoneChat chat = chat(id).with(message);
        chats.remove(id);
        put(id, chat);
        note(message);
        listener.accept(new PhoneEvent.MessageAdded(message));
        listener.accept(new PhoneEvent.ChatChanged(chat));
        return true;
    }

    /** Brings an own message to a tick. */
    synchronized void tick(ChatId id, String messageId, Tick tick) {
        chat(id).message(messageId)
                .filter(message -> message.direction() == Direction.OUT)
                .filter(message -> message.tick().compareTo(tick) < 0)
                .ifPresent(message -> replace(id, message, message.ticked(tick)));
    }

    /** Changes a message, if the chat has it. */
    synchronized void alter(ChatId id, String messageId, UnaryOperator<PhoneMessage> change) {
        chat(id).message(messageId).ifPresent(before -> {
            PhoneMessage after = change.apply(before);
            if (!after.equals(before)) {
                note(after);
                put(id, chat(id).each(before::equals, message -> after));
                listener.accept(new PhoneEvent.MessageChanged(after));
            }
        });
    }

    /** Marks what was received in a chat as read, and returns what that is new for. */
    synchronized List<PhoneMessage> read(ChatId id) {
        List<PhoneMessage> unread =
                chat(id).messages().stream().filter(PhoneMessage::isUnread).toList();
        if (!unread.isEmpty()) {
            unread.forEach(message -> note(message.ticked(Tick.READ)));
            change(id, chat -> chat.each(PhoneMessage::isUnread, message -> message.ticked(Tick.READ)));
        }
        return unread;
    }

    /** Gives a chat its title. */
    synchronized void title(ChatId id, String title) {
        change(id, chat -> chat.titled(title));
    }

    /** Notes who is typing where. */
    synchronized void typing(ChatId id, String author, boolean active) {
        change(id, chat -> chat.typing(author, active));
    }

    /** Notes whether somebody is there, in the chat with them, if there is one. */
    synchronized void presence(ChatId id, PhonePresence presence) {
        if (chats.containsKey(id)) {
            change(id, chat -> chat.with(presence));
        }
    }

    /** Forgets who types and who is there: nobody tells a phone that is off. */
    synchronized void forgetPresence() {
        for (Map.Entry<ChatId, PhoneChat> entry : List.copyOf(chats.entrySet())) {
            PhoneChat quiet = entry.getValue().quiet();
            if (!quiet.equals(entry.getValue())) {
                change(entry.getKey(), chat -> quiet);
            }
        }
    }

    private void replace(ChatId id, PhoneMessage before, PhoneMessage after) {
        note(after);
        put(id, chat(id).each(before::equals, message -> after));
        listener.accept(new PhoneEvent.MessageTicked(after));
    }

    private void change(ChatId id, UnaryOperator<PhoneChat> step) {
        PhoneChat before = chats.get(id);
        PhoneChat after = step.apply(chat(id));
        if (!Objects.equals(before, after)) {
            put(id, after);
            listener.accept(new PhoneEvent.ChatChanged(after));
        }
    }

    private void put(ChatId id, PhoneChat chat) {
        chats.put(id, chat);
        if (chats.size() > LIMIT) {
            chats.remove(chats.keySet().iterator().next());
        }
    }

    private void note(PhoneMessage message) {
        journal.put(new Entry(message.author(), message.id()), message);
        if (journal.size() > JOURNAL_LIMIT) {
            journal.remove(journal.keySet().iterator().next());
        }
    }

    /** An id is unique with its author only: each client draws its own. */
    private record Entry(String author, String id) {}
}
