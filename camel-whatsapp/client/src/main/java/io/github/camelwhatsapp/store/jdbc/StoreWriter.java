package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.CommitUnknownException;
import io.github.camelwhatsapp.store.StoreException;
import io.github.camelwhatsapp.store.StoreUnavailableException;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that does all reading and writing of a database. It takes what was submitted while it was busy as the next
 * group, commits, and hands the outcomes to the completion lane. Safe for use by several threads.
 */
final class StoreWriter implements AutoCloseable {
    static final int BOUND = 8192;
    static final int GROUP = 512;
    static final Duration IDLE = Duration.ofMillis(200);

    /** Far longer than all that may be unfinished takes, and nothing that a person waits for twice. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);

    private final Database database;
    private final GroupCommit groups;
    private final WorkQueue queue;
    private final CompletionLane lane;
    private final Thread thread;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Runnable onEnd;
    private final Duration patience;

    /**
     * @param owner for the names of the threads
     * @param onEnd runs on the writer's thread when the database is closed
     */
    StoreWriter(Database database, String owner, TimeSource time, Runnable onEnd) {
        this(database, owner, time, onEnd, PATIENCE);
    }

    /** @param patience how long whoever waits for the database does so */
    StoreWriter(Database database, String owner, TimeSource time, Runnable onEnd, Duration patience) {
        this.database = database;
        this.onEnd = onEnd;
        this.patience = patience;
        groups = new GroupCommit(database, time);
        queue = new WorkQueue(BOUND, GROUP, IDLE, time);
        lane = new CompletionLane("whatsapp-store-" + owner + "-results", queue::finished);
        thread = new Thread(this::work, "whatsapp-store-" + owner);
        thread.setDaemon(true);
        thread.start();
    }

    /** Adds work; answers why it was not taken. */
    Optional<StoreException> add(Work<?> work) {
        return queue.add(work);
    }

    /** Does something of the store's own, after all that was submitted before, and waits for it. */
    <T> T await(Work<T> internal) {
        refuseOwnThread();
        queue.add(internal).ifPresent(refusal -> {
            throw refusal;
        });
        try {
            return internal.future()
                    .copy()
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new StoreUnavailableException("The database does nothing for " + patience, e.getCause());
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /**
     * Finishes what was submitted, and then the database. Where that takes longer than a minute because the database does nothing, it is
     * left to the writer's thread.
     */
    @Override
    public void close() {
        refuseOwnThread();
        queue.close();
        if (!awaitEnd()) {
            LOG.error("The database does nothing for {}; it is closed when it goes on", patience);
        }
        lane.close();
    }

    /** Waits on although it is interrupted: what is not written yet is worth more than a moment. */
    private boolean awaitEnd() {
        try {
            ended.copy().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    /** Refuses what would wait for the thread that it runs on. */
    void refuseOwnThread() {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("A transaction must not wait for the store it runs in");
        }
    }

    private void work() {
        try {
            for (List<Work<?>> group = queue.take(); !group.isEmpty(); group = queue.take()) {
                List<Work<?>> decided = decide(group);
                queue.leave(group.subList(decided.size(), group.size()));
                tell(decided);
            }
        } finally {
            end();
        }
    }

    private void end() {
        try {
            database.close();
        } finally {
            onEnd.run();
            ended.complete(null);
        }
    }

    /** Decides the first ones of a group, as many as there is time for; answers them. */
    private List<Work<?>> decide(List<Work<?>> group) {
        try {
            return groups.run(group);
        } catch (Throwable e) {
            // Whatever it is (no memory, a defect here), callers must hear of it and the thread must go on.
            LOG.error("A group of {} transactions ended in an unexpected way", group.size(), e);
            database.discard();
            group.forEach(work -> work.fail(new CommitUnknownException("The writer failed", e)));
            group.forEach(Work::breakSeriesIfFailed);
            return group;
        }
    }

    private void tell(List<Work<?>> group) {
        List<Work<?>> owed = group.stream().filter(Work::stillOwed).toList();
        boolean kept = !owed.isEmpty() && queue.putBack(owed);
        List<Work<?>> told = new ArrayList<>();
        int internal = 0;
        for (Work<?> work : group) {
            if (work.kind() == Work.Kind.INTERNAL) {
                work.complete();
                internal++;
            } else if (!kept || !work.stillOwed()) {
                told.add(work);
            }
        }
        queue.finished(internal);
        lane.complete(told);
    }
}
