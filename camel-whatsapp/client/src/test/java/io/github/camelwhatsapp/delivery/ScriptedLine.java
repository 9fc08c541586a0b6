package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.Sealing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connection that notes what is written: {@code id text #n}, where n counts the sealings, so that bytes made anew are told from those
 * that were stored. Safe for use by several threads.
 */
final class ScriptedLine implements Connection {
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final AtomicInteger sealings;
    private volatile boolean broken;

    /** @param sealings counts over several connections */
    ScriptedLine(AtomicInteger sealings) {
        this.sealings = sealings;
    }

    ScriptedLine() {
        this(new AtomicInteger());
    }

    List<String> written() {
        return List.copyOf(written);
    }

    /** The texts of what was written, in order. */
    List<String> texts() {
        return written.stream().map(line -> line.split(" ", 3)[1]).toList();
    }

    /** The id under which the nth was written. */
    String id(int index) {
        return written.get(index).split(" ", 2)[0];
    }

    int sealings() {
        return sealings.get();
    }

    /** Takes no bytes any more. */
    void breakDown() {
        broken = true;
    }

    @Override
    public <R> CompletionStage<R> execute(Operation<R> operation) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException(operation.toString()));
    }

    @Override
    public CompletionStage<Sealing> prepare(String id, QueuedOperation operation) {
        String text = operation instanceof SendMessage message ? ((Text) message.content()).text() : operation.name();
        return CompletableFuture.completedFuture(
                transaction -> (id.replace(' ', '_') + " " + text + " #" + sealings.incrementAndGet())
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public CompletionStage<Void> write(byte[] sealed) {
        if (broken) {
            return CompletableFuture.failedFuture(new IllegalStateException("the socket is gone"));
        }
        written.add(new String(sealed, StandardCharsets.UTF_8));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close(ConnectionCause cause) {
        broken = true;
    }
}
