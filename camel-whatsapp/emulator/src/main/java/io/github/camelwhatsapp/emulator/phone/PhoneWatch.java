package io.github.camelwhatsapp.emulator.phone;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** One wait of one thread for one thing on a phone. It waits in wall time: it is the caller's patience and no part of the protocol. */
final class PhoneWatch<T> {
    private final Phone phone;
    private final Function<Phone, Optional<T>> look;
    private final CompletableFuture<T> seen = new CompletableFuture<>();

    PhoneWatch(Phone phone, Function<Phone, Optional<T>> look) {
        this.phone = phone;
        this.look = look;
    }

    T await(String what, Duration patience) {
        PhoneSubscription subscription = phone.listen(event -> lookAgain());
        try (subscription) {
            lookAgain();
            return seen.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw phone.inVain(what, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw phone.inVain(what, patience);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The look at phone " + phone.number() + " failed", e.getCause());
        }
    }

    private void lookAgain() {
        try {
            look.apply(phone).ifPresent(seen::complete);
        } catch (RuntimeException e) {
            seen.completeExceptionally(e);
        }
    }
}
