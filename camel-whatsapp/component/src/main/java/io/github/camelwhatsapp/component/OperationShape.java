package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.operation.Dangerous;
import io.github.camelwhatsapp.operation.Operation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * What a route must know of an operation, read off its record.
 *
 * @param name the name in options and headers
 * @param arguments its components, in order
 * @param dangerous whether only the option of an endpoint may ask for it
 * @param constructor makes the record
 */
record OperationShape(String name, List<Argument> arguments, boolean dangerous, Constructor<?> constructor) {
    static OperationShape of(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return new OperationShape(
                    Operation.nameOf(record),
                    Arrays.stream(components).map(Argument::of).toList(),
                    record.isAnnotationPresent(Dangerous.class),
                    record.getDeclaredConstructor(types));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(record + " has no canonical constructor", e);
        }
    }

    /**
     * Makes the operation.
     *
     * @throws IllegalArgumentException if the record does not accept the values; in the record's own words
     */
    Operation<?> create(Object[] values) {
        try {
            return (Operation<?>) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The record of " + name + " cannot be made", e);
        }
    }
}
