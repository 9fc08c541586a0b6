package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Does operations on a connection that is logged in: by a flow, or by a request and its answer. Used on the lane only. */
public final class Performing {
    private final TimeSource time;
    private final RequestCatalogue requests;
    private final OperationFlows flows;
    private final Asking asking;

    /** Sends a request under the name of an operation. */
    @FunctionalInterface
    public interface Asking {
        /**
         * Sends it.
         *
         * @param name what is asked, for errors
         * @param request makes the {@code <iq>} of its id
         */
        CompletionStage<Node> ask(String name, Function<String, Node> request);
    }

    /**
     * On one connection.
     *
     * @param time its clock
     * @param requests what takes one request
     * @param flows what takes more, or less
     * @param asking sends requests
     */
    public Performing(TimeSource time, RequestCatalogue requests, OperationFlows flows, Asking asking) {
        this.time = time;
        this.requests = requests;
        this.flows = flows;
        this.asking = asking;
    }

    /** Whether {@link #perform} would do it. */
    public boolean has(Operation<?> operation) {
        return flows.of(operation).isPresent() || requests.of(operation).isPresent();
    }

    /** Does an operation; empty if it is neither a flow nor a request of this connection. */
    public <R> Optional<CompletionStage<R>> perform(Operation<R> operation) {
        return flows.of(operation)
                .map(flow -> flow.run(operation, request -> asking.ask(operation.name(), request)))
                .or(() -> requests.of(operation).map(mapping -> ask(operation, mapping)));
    }

    private <R> CompletionStage<R> ask(Operation<R> operation, RequestMapping<Operation<R>, R> mapping) {
        Instant begun = time.now();
        return asking.ask(operation.name(), id -> mapping.request(id, operation))
                .thenApply(reply -> mapping.answer(operation, reply, Duration.between(begun, time.now())));
    }
}
