package io.github.camelwhatsapp.benchmarks.measure;

import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A wait between two measurements, in which what the first one left behind comes to its end. */
public final class Pause {
    private Pause() {}

    /** Waits that long. */
    public static void of(Duration length) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        TimeSource.system().schedule(length, () -> over.complete(null));
        over.join();
    }
}
