package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.time.TimeSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Looks from time to time whether bytes move, and ends a transfer in which none do. One for each transfer; for use by several threads. */
final class TransferWatch {
    private final TimeSource time;
    private final Duration stalledAfter;
    private final AtomicLong moved = new AtomicLong();
    private final AtomicBoolean stalled = new AtomicBoolean();
    private volatile @Nullable InputStream body;
    private volatile @Nullable CompletableFuture<?> answer;
    private TimeSource.@Nullable Timer timer;
    private boolean over;

    TransferWatch(TimeSource time, Duration stalledAfter) {
        this.time = time;
        this.stalledAfter = stalledAfter;
    }

    /** The transfer begins; its answer is waited for. */
    void begin(CompletableFuture<?> waiting) {
        answer = waiting;
        look(-1);
    }

    /** The answer's body begins; the transfer may have been given up just before. */
    synchronized void reads(InputStream in) {
        body = in;
        if (stalled.get()) {
            end();
        }
    }

    /** So many bytes went or came. */
    void moved(long bytes) {
        moved.addAndGet(bytes);
    }

    /** The same stream, watched. */
    InputStream counted(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                moved(Math.max(count, 0));
                return count;
            }
        };
    }

    /** Why the transfer ended with this problem. */
    String reason(Exception problem) {
        return stalled.get() ? "no byte moved for " + stalledAfter : String.valueOf(problem.getMessage());
    }

    /** The transfer is over. */
    synchronized void stop() {
        over = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    private synchronized void look(long before) {
        long now = moved.get();
        if (over) {
            return;
        }
        if (now == before) {
            stalled.set(true);
            end();
            return;
        }
        timer = time.schedule(stalledAfter, () -> look(now));
    }

    private void end() {
        CompletableFuture<?> waiting = answer;
        if (waiting != null) {
            waiting.cancel(true);
        }
        InputStream reading = body;
        if (reading != null) {
            try {
                reading.close();
            } catch (IOException e) {
                stalled.set(true); // it is at its end either way
            }
        }
    }
}
