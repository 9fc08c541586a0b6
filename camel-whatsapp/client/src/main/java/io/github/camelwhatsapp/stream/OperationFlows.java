package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.operation.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The operations of one connection that take more, or less, than one request, each with its flow. Used on the lane only. */
public final class OperationFlows {
    private final Map<Class<?>, OperationFlow<?, ?>> flows = new HashMap<>();

    /** Adds the flow of a kind of operation. */
    public <O extends Operation<R>, R> OperationFlows add(Class<O> type, OperationFlow<O, R> flow) {
        flows.put(type, flow);
        return this;
    }

    /** The flow of an operation; empty when one request, or none, is enough. */
    @SuppressWarnings("unchecked") // the map pairs each operation with a flow of its own type
    public <R> Optional<OperationFlow<Operation<R>, R>> of(Operation<R> operation) {
        return Optional.ofNullable((OperationFlow<Operation<R>, R>) flows.get(operation.getClass()));
    }
}
