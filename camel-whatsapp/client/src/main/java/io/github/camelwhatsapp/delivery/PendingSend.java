package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A message on its way whose end somebody waits for. Safe for use by several threads. */
final class PendingSend {
    private final String id;
    private final Party to;
    private final List<CompletableFuture<SentMessage>> waiters = new ArrayList<>();
    private @Nullable Instant ackedAt;
    private @Nullable Throwable failure;
    private @Nullable Instant turnAt;
    private boolean expected;
    private Optional<MediaContent> media = Optional.empty();

    PendingSend(String id, Party to) {
        this.id = id;
        this.to = to;
    }

    String id() {
        return id;
    }

    /** Somebody is going to wait: what happens to the message until they do is kept for them. */
    synchronized void expect() {
        expected = true;
    }

    /**
     * Adds somebody who waits.
     *
     * @param line where the message stands until its turn comes
     * @param onTimeout what to do when the wait was too long; it must end the wait
     */
    CompletableFuture<SentMessage> join(
            TimeSource time, Duration timeout, PacedLine line, Consumer<CompletableFuture<SentMessage>> onTimeout) {
        CompletableFuture<SentMessage> waiter = new CompletableFuture<>();
        synchronized (this) {
            expected = false;
            if (ackedAt != null) {
                waiter.complete(new SentMessage(id, to, ackedAt, media));
                return waiter;
            }
            if (failure != null) {
                waiter.completeExceptionally(failure);
                return waiter;
            }
            waiters.add(waiter);
        }
        SendDeadline deadline =
                new SendDeadline(time, timeout, since -> countsFrom(since, line), () -> onTimeout.accept(waiter));
        waiter.whenComplete((done, problem) -> {
            deadline.cancel();
            forget(waiter);
        });
        return waiter;
    }

    /** Its turn to be sent has come; the first time counts. */
    synchronized void turnCame(Instant at) {
        if (turnAt == null) {
            turnAt = at;
        }
    }

    /** Lets somebody who waits already wait longer. */
    void wait(TimeSource time, Duration longer, Runnable onTimeout, CompletableFuture<SentMessage> waiter) {
        TimeSource.Timer timer = time.schedule(longer, onTimeout);
        waiter.whenComplete((done, problem) -> timer.cancel());
    }

    /** Its medium is on the server. */
    synchronized void brought(MediaContent medium) {
        media = Optional.of(medium);
    }

    /** The server has it. Answers whether somebody waited for that, or is going to. */
    boolean acked(Instant at) {
        List<CompletableFuture<SentMessage>> all;
        SentMessage sent;
        boolean told;
        synchronized (this) {
            ackedAt = at;
            told = expected || !waiters.isEmpty();
            all = List.copyOf(waiters);
            sent = new SentMessage(id, to, at, media);
        }
        all.forEach(waiter -> waiter.complete(sent));
        return told;
    }

    /** It will not be sent, or its fate is not to be known now. Answers whether somebody was told, or will be as soon as they wait. */
    boolean failed(Throwable reason) {
        List<CompletableFuture<SentMessage>> all;
        boolean told;
        synchronized (this) {
            failure = reason;
            told = expected || !waiters.isEmpty();
            all = List.copyOf(waiters);
        }
        all.forEach(waiter -> waiter.completeExceptionally(reason));
        return told;
    }

    private synchronized Instant countsFrom(Instant since, PacedLine line) {
        if (turnAt == null) {
            return line.countsFrom(since);
        }
        return turnAt.isAfter(since) ? turnAt : since;
    }

    private synchronized void forget(CompletableFuture<SentMessage> waiter) {
        waiters.removeIf(each -> each == waiter);
    }
}
