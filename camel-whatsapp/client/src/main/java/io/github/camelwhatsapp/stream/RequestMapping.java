package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;

/**
 * How one kind of operation becomes a request, and the reply its answer.
 *
 * @param <O> the operation
 * @param <R> its answer
 */
public interface RequestMapping<O extends Operation<R>, R> {
    /** The {@code <iq>} to send, with this id. */
    Node request(String id, O operation);

    /**
     * The answer that is in the reply.
     *
     * @param reply an {@code <iq type="result">}
     * @param elapsed how long it took
     * @throws RuntimeException if the reply is not what the operation expects
     */
    R answer(O operation, Node reply, Duration elapsed);
}
