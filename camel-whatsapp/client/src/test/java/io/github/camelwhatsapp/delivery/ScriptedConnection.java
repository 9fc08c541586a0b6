package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.error.RequestTimeoutException;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.spi.StaleSealingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection that writes nothing but down: its bytes are the ids of the messages, behind a mark of the connection's own. */
final class ScriptedConnection implements Connection {
    private final String mark;
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Set<String> slow = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> quicker = new CompletableFuture<>();
    private final Set<String> late = ConcurrentHashMap.newKeySet();
    private final Map<String, CompletableFuture<Void>> media = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger stale = new AtomicInteger();

    ScriptedConnection() {
        this("");
    }

    /** @param mark what the bytes that it seals begin with */
    ScriptedConnection(String mark) {
        this.mark = mark;
    }

    /** The ids that were written, in order. */
    List<String> written() {
        return List.copyOf(written);
    }

    /** From now on nothing can be prepared for a chat, because the server does not answer. */
    void silent(Party chat) {
        silent.add(chat.conversationKey());
    }

    /** Whatever goes to this chat takes long to prepare: until {@link #atLast}. */
    void slow(Party chat) {
        slow.add(chat.conversationKey());
    }

    /** Whatever goes to this chat is prepared late, until {@link #atLast}, and nobody knows so beforehand. */
    void late(Party chat) {
        late.add(chat.conversationKey());
    }

    /** How often something was to be prepared. */
    int asked() {
        return asked.get();
    }

    /** What takes long is prepared. */
    void atLast() {
        quicker.complete(null);
    }

    /** Everything can be prepared again. */
    void answering() {
        silent.clear();
    }

    /** How often something could not be prepared. */
    int tries() {
        return tries.get();
    }

    /** The medium in this file is on the server. */
    void brought(String file) {
        onTheServer(file).complete(null);
    }

    /** Whether the medium in this file is on its way to the server, or there. */
    boolean brings(String file) {
        return media.containsKey(file);
    }

    /** What was prepared does not fit when it is to be sealed, so many times. */
    void stale(int times) {
        stale.set(times);
    }

    @Override
    public <R> CompletionStage<R> execute(Operation<R> operation) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public CompletionStage<Sealing> prepare(String id, QueuedOperation operation) {
        asked.incrementAndGet();
        if (silent.contains(operation.to().conversationKey())) {
            tries.incrementAndGet();
            return CompletableFuture.failedFuture(
                    new RequestTimeoutException("getKeys", Duration.ofSeconds(1), "expected"));
        }
        return ready(operation).thenApply(done -> transaction -> {
            if (stale.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new StaleSealingException("expected");
            }
            return (mark + id).getBytes(StandardCharsets.UTF_8);
        });
    }

    @Override
    public CompletionStage<QueuedOperation> bring(QueuedOperation operation) {
        MediaContent medium = operation.medium().orElseThrow();
        String file = ((SpooledMedia) medium.media()).file();
        return onTheServer(file)
                .thenApply(done -> operation.withMedium(medium.withMedia(RemoteMedia.plain(
                        "https://media.test/" + file,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))));
    }

    private CompletableFuture<Void> onTheServer(String file) {
        return media.computeIfAbsent(file, unknown -> new CompletableFuture<>());
    }

    @Override
    public boolean mayTakeLong(QueuedOperation operation) {
        return slow.contains(operation.to().conversationKey());
    }

    private CompletableFuture<Void> ready(QueuedOperation operation) {
        return mayTakeLong(operation) || late.contains(operation.to().conversationKey())
                ? quicker
                : CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> write(byte[] sealed) {
        written.add(new String(sealed, StandardCharsets.UTF_8));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close(ConnectionCause cause) {}
}
