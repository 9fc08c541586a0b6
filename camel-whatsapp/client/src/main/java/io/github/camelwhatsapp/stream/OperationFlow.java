package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.wire.Node;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * How an operation is done that takes more, or less, than one request.
 *
 * @param <O> the operation
 * @param <R> its answer
 */
@FunctionalInterface
public interface OperationFlow<O extends Operation<R>, R> {
    /** Does it; the stage fails as a request of it does. */
    CompletionStage<R> run(O operation, Requester requester);

    /** Sends one request and hands out its reply. */
    @FunctionalInterface
    public interface Requester {
        /**
         * Sends it.
         *
         * @param request makes the {@code <iq>} of its id
         */
        CompletionStage<Node> ask(Function<String, Node> request);
    }
}
