package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.operation.Dangerous;
import io.github.camelwhatsapp.operation.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a route must know of an operation, read off its record.
 *
 * @param name the name in options and headers
 * @param parts its components, in order
 * @param dangerous whether only the option of an endpoint may ask for it
 * @param maker makes the record
 */
record OperationShape(String name, List<OperationPart> parts, boolean dangerous, RecordMaker maker) {
    static OperationShape of(Class<?> record) {
        return new OperationShape(
                Operation.nameOf(record),
                Arrays.stream(record.getRecordComponents())
                        .map(OperationPart::of)
                        .toList(),
                record.isAnnotationPresent(Dangerous.class),
                RecordMaker.of(record));
    }

    /** The operation's record. */
    @SuppressWarnings("unchecked") // the catalogue holds operations only
    Class<? extends Operation<?>> type() {
        return (Class<? extends Operation<?>>) maker.constructor().getDeclaringClass();
    }

    /** All that a route may set, in order. */
    List<Argument> arguments() {
        return parts.stream().flatMap(part -> part.arguments().stream()).toList();
    }

    /**
     * Makes the operation.
     *
     * @param values one for each argument
     * @throws IllegalArgumentException if the record does not accept the values; in the record's own words
     */
    Operation<?> create(List<Object> values) {
        List<Object> components = new ArrayList<>(parts.size());
        int next = 0;
        for (OperationPart part : parts) {
            int count = part.arguments().size();
            components.add(part.make(values.subList(next, next + count)));
            next += count;
        }
        return (Operation<?>) maker.make(components.toArray());
    }
}
