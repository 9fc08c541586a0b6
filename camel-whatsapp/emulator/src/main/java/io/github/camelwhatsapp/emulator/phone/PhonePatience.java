package io.github.camelwhatsapp.emulator.phone;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what somebody waits for at a phone: a device that never signs, a server that does not answer, a phone that is closed meanwhile.
 * It bounds wall time: it is the caller's patience and no part of the protocol.
 */
final class PhonePatience {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Phone phone;
    private final Duration limit;

    PhonePatience(Phone phone) {
        this(phone, LIMIT);
    }

    PhonePatience(Phone phone, Duration limit) {
        this.phone = phone;
        this.limit = limit;
    }

    /** The same wait, which fails with a {@link PhoneTimeoutException} when it lasts longer than a minute. */
    <T extends @Nullable Object> CompletableFuture<T> limits(String what, CompletableFuture<T> wait) {
        CompletableFuture<T> limited = new CompletableFuture<>();
        wait.copy().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).whenComplete((value, problem) -> {
            if (problem == null) {
                limited.complete(value);
            } else if (problem instanceof TimeoutException) {
                limited.completeExceptionally(phone.inVain(what, limit));
            } else {
                limited.completeExceptionally(problem);
            }
        });
        return limited;
    }

    /**
     * Waits.
     *
     * @throws PhoneTimeoutException if it lasts longer than a minute
     * @throws RuntimeException what it failed with
     */
    <T extends @Nullable Object> T waits(String what, CompletableFuture<T> wait) {
        try {
            return limits(what, wait).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof PhoneTimeoutException late ? late : e;
        }
    }
}
