package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.stream.SocketLife;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a connection that does not get on within a time. All calls come from the connection's lane. */
final class Deadline {
    private final SocketLife<?> life;
    private final TimeSource time;
    private final Duration limit;
    private TimeSource.@Nullable Timer timer;

    Deadline(SocketLife<?> life, TimeSource time, Duration limit) {
        this.life = life;
        this.time = time;
        this.limit = limit;
    }

    /** Starts to count, anew if need be. */
    void start() {
        cancel();
        timer = time.schedule(limit, () -> life.lane().execute(() -> {
            if (timer != null) {
                life.end(new ConnectionCause(
                        Kind.LOGIN_TIMEOUT, "the login did not end within " + limit.toMillis() + " ms"));
            }
        }));
    }

    /** It got on. */
    void cancel() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
