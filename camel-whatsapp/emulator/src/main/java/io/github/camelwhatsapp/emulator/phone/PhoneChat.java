package io.github.camelwhatsapp.emulator.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A chat on a phone at one moment. Immutable: each change gives another object.
 *
 * @param id the number of the other person, or the id of the group
 * @param title the name of the person or the subject of the group; the id while neither is known
 * @param group whether it is a group
 * @param messages the latest messages, oldest first, at most {@link #HISTORY}
 * @param typing the numbers of those who are typing, sorted
 * @param presence whether the other person is there; unknown for a group
 */
public record PhoneChat(
        String id,
        String title,
        boolean group,
        List<PhoneMessage> messages,
        List<String> typing,
        PhonePresence presence) {
    /** How many messages a chat keeps; older ones are forgotten. */
    public static final int HISTORY = 2_000;

    private static final int TYPING_SHOWN = 20;

    /** Copies the lists. */
    public PhoneChat {
        messages = List.copyOf(messages);
        typing = List.copyOf(typing);
    }

    static PhoneChat empty(ChatId id) {
        return new PhoneChat(id.value(), id.value(), id.isGroup(), List.of(), List.of(), PhonePresence.UNKNOWN);
    }

    /** How many received messages have not been read. */
    public int unread() {
        return (int) messages.stream().filter(PhoneMessage::isUnread).count();
    }

    /** The latest message. */
    public Optional<PhoneMessage> last() {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.get(messages.size() - 1));
    }

    /** The message with this id. */
    public Optional<PhoneMessage> message(String messageId) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).id().equals(messageId)) {
                return Optional.of(messages.get(i));
            }
        }
        return Optional.empty();
    }

    /** Whether somebody is typing. */
    public boolean isTyping() {
        return !typing.isEmpty();
    }

    PhoneChat titled(String newTitle) {
        return new PhoneChat(id, newTitle, group, messages, typing, presence);
    }

    PhoneChat with(PhonePresence newPresence) {
        return new PhoneChat(id, title, group, messages, typing, newPresence);
    }

    PhoneChat with(PhoneMessage message) {
        List<PhoneMessage> more = new ArrayList<>(messages);
        more.add(message);
        List<PhoneMessage> kept = more.subList(Math.max(0, more.size() - HISTORY), more.size());
        return new PhoneChat(id, title, group, kept, without(message.author()), presence);
    }

    PhoneChat typing(String author, boolean active) {
        if (!active) {
            return new PhoneChat(id, title, group, messages, without(author), presence);
        }
        TreeSet<String> more = new TreeSet<>(typing);
        more.add(author);
        return new PhoneChat(
                id, title, group, messages, more.stream().limit(TYPING_SHOWN).toList(), presence);
    }

    PhoneChat quiet() {
        return new PhoneChat(id, title, group, messages, List.of(), PhonePresence.UNKNOWN);
    }

    PhoneChat each(Predicate<PhoneMessage> which, UnaryOperator<PhoneMessage> change) {
        List<PhoneMessage> changed = new ArrayList<>(messages);
        changed.replaceAll(message -> which.test(message) ? change.apply(message) : message);
        return new PhoneChat(id, title, group, changed, typing, presence);
    }

    private List<String> without(String author) {
        return typing.stream().filter(number -> !number.equals(author)).toList();
    }

    /** What and how much it holds, no message. */
    @Override
    public String toString() {
        return "PhoneChat[" + id + " '" + title + "', " + messages.size() + " messages, " + unread() + " unread]";
    }
}
