package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.operation.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations of one generation that the server answers with a result, each with its mapping. */
public final class RequestCatalogue {
    private final Map<Class<?>, RequestMapping<?, ?>> mappings;

    /**
     * Of its families.
     *
     * @throws IllegalStateException if an operation is in two of them
     */
    public RequestCatalogue(RequestFamily... families) {
        mappings = Stream.of(families)
                .flatMap(family -> family.mappings().entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether there is a mapping for operations of this class. */
    public boolean has(Class<?> operation) {
        return mappings.containsKey(operation);
    }

    /** The mapping of an operation; empty when it is not a request. */
    @SuppressWarnings("unchecked") // the map pairs each operation with a mapping of its own type
    public <R> Optional<RequestMapping<Operation<R>, R>> of(Operation<R> operation) {
        return Optional.ofNullable((RequestMapping<Operation<R>, R>) mappings.get(operation.getClass()));
    }
}
