package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.operation.Operation;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every operation that a route can ask for, by name. An operation that is added to the client is here by itself. */
final class OperationCatalogue {
    private static final Map<String, OperationShape> SHAPES = new TreeMap<>();

    static {
        records(Operation.class).map(OperationShape::of).forEach(shape -> SHAPES.put(shape.name(), shape));
    }

    private OperationCatalogue() {}

    /** All of them, by name. */
    static Collection<OperationShape> all() {
        return SHAPES.values();
    }

    /**
     * The operation of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that are
     */
    static OperationShape named(String name) {
        OperationShape shape = SHAPES.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("There is no operation '" + name + "'; there are "
                    + String.join(", ", SHAPES.keySet()) + ". It is named by the option operation or the header "
                    + WhatsAppConstants.OPERATION);
        }
        return shape;
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(OperationCatalogue::records);
    }
}
