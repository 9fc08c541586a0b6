package io.github.camelwhatsapp.emulator.phone;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Which way a message of a phone goes: a phone is one person, whichever generation the other one uses. It goes over
 * today's network if the other one or the phone itself has linked devices, or in a group somebody has; else over the
 * classic protocol, which has no polls: they always go over today's network. Messages keep their order whichever way
 * they go. Used on the phone's lane only.
 */
final class Ways {
    private final Optional<TodaysSide> today;
    private CompletableFuture<Void> tail = CompletableFuture.completedFuture(null);

    Ways(Optional<TodaysSide> today) {
        this.today = today;
    }

    /** Shows that somebody types one way or the other. */
    void types(ChatId chat, String state, Runnable classic) {
        today.map(side -> side.types(chat, state))
                .orElse(CompletableFuture.completedFuture(false))
                .thenAccept(shown -> {
                    if (!shown) {
                        classic.run();
                    }
                });
    }

    /** Sends a message one way or the other. */
    void choose(PhoneMessage message, Consumer<PhoneMessage> classic) {
        if (today.isEmpty()) {
            classic.accept(message);
            return;
        }
        TodaysSide side = today.get();
        ChatId chat = new ChatId(message.chat());
        tail = tail.thenCompose(done ->
                        message.poll().isPresent() ? CompletableFuture.completedFuture(true) : side.carries(chat))
                .exceptionally(failure -> false)
                .thenAccept(carries -> {
                    if (carries) {
                        side.send(message);
                    } else {
                        classic.accept(message);
                    }
                });
    }
}
