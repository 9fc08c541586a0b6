package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.operation.QueuedOperation;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where the bytes of media wait to be sent, beside the outbox. */
public interface OutgoingMedia {
    /** For those who send none. */
    OutgoingMedia NONE = new OutgoingMedia() {
        @Override
        public CompletionStage<QueuedOperation> take(QueuedOperation operation) {
            return CompletableFuture.completedFuture(operation);
        }

        @Override
        public void forget(QueuedOperation operation) {
            // There is nothing.
        }

        @Override
        public void keepOnly(Set<String> files) {
            // There is nothing.
        }
    };

    /**
     * Takes the bytes of an operation in, so that they survive a restart; one that brings none stays as it is.
     *
     * @return fails with an {@link IllegalArgumentException} when the medium cannot be sent; says why
     */
    CompletionStage<QueuedOperation> take(QueuedOperation operation);

    /** The bytes of an operation are not needed any more. */
    void forget(QueuedOperation operation);

    /** Only these are needed: the names of the files. */
    void keepOnly(Set<String> files);
}
