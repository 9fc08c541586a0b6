package io.github.camelwhatsapp.emulator.phone;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is in which group, and how far each own message has come with each of them: a group's message has two ticks when it has
 * reached everybody. Used on the phone's lane only.
 */
final class Groups {
    private static final int GROUPS_KEPT = 1_000;
    private static final int MESSAGES_KEPT = 2_000;

    private final Map<ChatId, Set<String>> members = bounded(GROUPS_KEPT);
    private final Map<String, Map<String, Tick>> receipts = bounded(MESSAGES_KEPT);

    /** Whether the members of a group have been told. */
    boolean knows(ChatId group) {
        return members.containsKey(group);
    }

    /** Replaces what is known of a group's members. */
    void set(ChatId group, Collection<String> numbers) {
        members.put(group, new TreeSet<>(numbers));
    }

    void add(ChatId group, Collection<String> numbers) {
        members.computeIfAbsent(group, id -> new TreeSet<>()).addAll(numbers);
    }

    void remove(ChatId group, Collection<String> numbers) {
        members.computeIfAbsent(group, id -> new TreeSet<>()).removeAll(numbers);
    }

    /**
     * Notes what one member told, and says how far the message has come with all.
     *
     * @param self the phone's own number, which does not count
     */
    Tick told(ChatId group, String messageId, String member, Tick tick, String self) {
        Map<String, Tick> each = receipts.computeIfAbsent(messageId, id -> new HashMap<>());
        each.merge(member, tick, Tick::furthest);
        return members.getOrDefault(group, Set.of()).stream()
                .filter(number -> !number.equals(self))
                .map(number -> each.getOrDefault(number, Tick.SENT))
                .min(Comparator.naturalOrder())
                .orElse(tick);
    }

    private static <K, V> Map<K, V> bounded(int limit) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > limit;
            }
        };
    }
}
