package io.github.camelwhatsapp.concurrent;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What stages fail with. */
public final class StageFailures {
    private StageFailures() {}

    /** The failure itself, out of the exception that stages wrap around it on the way; nothing if there is none. */
    public static @Nullable Throwable cause(@Nullable Throwable problem) {
        return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    }
}
