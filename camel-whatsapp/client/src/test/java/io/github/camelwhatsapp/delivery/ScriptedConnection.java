package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.Sealing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connection that writes nothing but down: its bytes are the ids of the messages. */
final class ScriptedConnection implements Connection {
    private final List<String> written = new CopyOnWriteArrayList<>();

    /** The ids that were written, in order. */
    List<String> written() {
        return List.copyOf(written);
    }

    @Override
    public <R> CompletionStage<R> execute(Operation<R> operation) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public CompletionStage<Sealing> prepare(String id, QueuedOperation operation) {
        return CompletableFuture.completedFuture(Sealing.of(id.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public CompletionStage<Void> write(byte[] sealed) {
        written.add(new String(sealed, StandardCharsets.UTF_8));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close(ConnectionCause cause) {}
}
