package io.github.camelwhatsapp.component;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits, on a thread of Camel's, for what a client does in moments unless its store hangs. */
final class Awaited {
    /** Nothing that goes well takes a fraction of it. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Awaited() {}

    /**
     * Waits for the end.
     *
     * @param what is waited for, for errors
     * @return what came of it
     * @throws IllegalStateException if it does not end within a minute, or the thread is interrupted
     * @throws RuntimeException what it failed with
     */
    static <T> T of(String what, CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The wait for " + what + " was interrupted", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(what + " did not come within " + LIMIT.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        }
    }
}
