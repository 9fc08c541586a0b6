package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.model.Party;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Finds and replaces the parties in records, however deep: operations, answers and events are records of records, lists, maps and
 * optionals, so that none of them has to say where its parties are.
 */
final class PartyWalk {
    private PartyWalk() {}

    /** All parties in a value. */
    static Set<Party> in(Object value) {
        Set<Party> found = new LinkedHashSet<>();
        replace(value, party -> {
            found.add(party);
            return party;
        });
        return found;
    }

    /**
     * The value with other parties in it; the very same one if no party changes.
     *
     * @param change what to put in the place of each
     */
    static <T> T replace(T value, UnaryOperator<Party> change) {
        @SuppressWarnings("unchecked") // each branch answers with what it was given: a record its record, a list a list
        T replaced = (T) replaced(value, change);
        return replaced;
    }

    private static Object replaced(Object value, UnaryOperator<Party> change) {
        if (value instanceof Party party) {
            return change.apply(party);
        }
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? optional : unlessSame(optional, optional.map(each -> replaced(each, change)));
        }
        if (value instanceof List<?> list) {
            return unlessSame(list, all(list, change));
        }
        if (value instanceof Set<?> set) {
            return unlessSame(set, new LinkedHashSet<>(all(set, change)));
        }
        if (value instanceof Map<?, ?> map) {
            return unlessSame(map, entries(map, change));
        }
        return value instanceof Record made ? record(made, change) : value;
    }

    private static List<Object> all(Collection<?> values, UnaryOperator<Party> change) {
        List<Object> all = new ArrayList<>(values.size());
        values.forEach(each -> all.add(replaced(each, change)));
        return all;
    }

    private static Map<Object, Object> entries(Map<?, ?> map, UnaryOperator<Party> change) {
        Map<Object, Object> all = new LinkedHashMap<>();
        map.forEach((key, each) -> all.put(replaced(key, change), replaced(each, change)));
        return all;
    }

    private static Object unlessSame(Object before, Object after) {
        return after.equals(before) ? before : after;
    }

    private static Object record(Record made, UnaryOperator<Party> change) {
        RecordComponent[] components = made.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        boolean changed = false;
        for (int i = 0; i < components.length; i++) {
            Object before = read(made, components[i]);
            values[i] = before == null ? null : replaced(before, change);
            changed |= values[i] != before;
        }
        return changed ? make(made.getClass(), components, values) : made;
    }

    private static Object read(Record made, RecordComponent component) {
        try {
            return component.getAccessor().invoke(made);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static Object make(Class<?> type, RecordComponent[] components, Object[] values) {
        try {
            return type.getDeclaredConstructor(
                            Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }
}
