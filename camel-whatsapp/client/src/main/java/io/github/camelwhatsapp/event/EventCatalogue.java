package io.github.camelwhatsapp.event;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every event there is, by name and by family, read off the records themselves. */
public final class EventCatalogue {
    private static final Map<Class<?>, Entry> ENTRIES = Arrays.stream(Event.class.getPermittedSubclasses())
            .collect(Collectors.toMap(type -> type, EventCatalogue::describe, (a, b) -> a, LinkedHashMap::new));

    private EventCatalogue() {}

    /**
     * What is known of a type of event.
     *
     * @param name the name in the option {@code events}: the record's name with a small first letter
     * @param type the record
     * @param family the family it belongs to
     * @param durable whether it goes through the inbox
     */
    public record Entry(String name, Class<? extends Event> type, EventFamily family, boolean durable) {}

    /** All of them, in the order of {@link Event}'s permits clause. */
    public static List<Entry> entries() {
        return List.copyOf(ENTRIES.values());
    }

    /** What is known of this event's type. */
    public static Entry of(Event event) {
        return ENTRIES.get(event.getClass());
    }

    /**
     * The entries that a name stands for: those of a family, or the one event.
     *
     * @throws IllegalArgumentException if there is no such name; the message lists those that are
     */
    public static List<Entry> named(String name) {
        List<Entry> found = ENTRIES.values().stream()
                .filter(entry ->
                        entry.name().equals(name) || entry.family().optionName().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no event or family of events '" + name + "'; there are the families "
                            + Arrays.stream(EventFamily.values())
                                    .map(EventFamily::optionName)
                                    .collect(Collectors.joining(", "))
                            + " and the events "
                            + Stream.of(ENTRIES.values())
                                    .flatMap(e -> e.stream())
                                    .map(Entry::name)
                                    .collect(Collectors.joining(", ")));
        }
        return found;
    }

    private static Entry describe(Class<?> type) {
        EventType declared = type.getAnnotation(EventType.class);
        if (declared == null) {
            throw new IllegalStateException(type + " lacks its @EventType");
        }
        String simple = type.getSimpleName();
        String name = Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
        return new Entry(name, type.asSubclass(Event.class), declared.family(), declared.durable());
    }
}
