package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** Ends "typing" when nobody says that it ended: a sender may vanish between composing and paused. Used on the phone's lane only. */
final class TypingTimers {
    /** Clients repeat composing well within this time while somebody goes on typing. */
    static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final int LIMIT = 1_000;

    private final Map<Typist, TimeSource.Timer> timers = new HashMap<>();
    private final TimeSource time;
    private final Executor lane;
    private final Chats chats;

    TypingTimers(TimeSource time, Executor lane, Chats chats) {
        this.time = time;
        this.lane = lane;
        this.chats = chats;
    }

    void started(ChatId chat, String author) {
        Typist typist = new Typist(chat, author);
        cancel(typist);
        if (timers.size() < LIMIT) {
            chats.typing(chat, author, true);
            timers.put(typist, time.schedule(PATIENCE, () -> lane.execute(() -> stopped(chat, author))));
        }
    }

    void stopped(ChatId chat, String author) {
        cancel(new Typist(chat, author));
        chats.typing(chat, author, false);
    }

    void cancelAll() {
        timers.values().forEach(TimeSource.Timer::cancel);
        timers.clear();
    }

    private void cancel(Typist typist) {
        TimeSource.Timer timer = timers.remove(typist);
        if (timer != null) {
            timer.cancel();
        }
    }

    private record Typist(ChatId chat, String author) {}
}
