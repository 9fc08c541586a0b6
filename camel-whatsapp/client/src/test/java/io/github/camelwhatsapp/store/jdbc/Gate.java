package io.github.camelwhatsapp.store.jdbc;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stops the writer at its next commit until it is opened. */
final class Gate implements RecordingSource.Fault {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    @Override
    public void before(String method, @Nullable Object argument) {
        if (method.equals("commit")) {
            reached.countDown();
            await(opened);
        }
    }

    /** Waits until the writer stands before it. */
    void awaitReached() {
        await(reached);
    }

    void open() {
        opened.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("Waited in vain");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
