package io.github.camelwhatsapp.emulator.multidevice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When clients have tried to log in, and how many may in a span of time. What is too many gets the failure 503, which is what
 * a server does that is stormed. Used on the lane only.
 */
public final class LoginCounts {
    private static final int BOUND = 100_000;

    private final Deque<Instant> attempts = new ArrayDeque<>();
    private @Nullable Duration span;
    private int most;

    LoginCounts() {}

    /** Lets at most so many logins in within a span. */
    public void limit(int logins, Duration within) {
        most = logins;
        span = within;
    }

    /** When logins were tried, the oldest first; the latest 100,000. */
    public List<Instant> attempts() {
        return new ArrayList<>(attempts);
    }

    /** Counts a login, and says whether it is one too many. */
    boolean isTooMany(Instant now) {
        Duration within = span;
        long before = within == null
                ? 0
                : attempts.stream().filter(at -> at.isAfter(now.minus(within))).count();
        attempts.addLast(now);
        if (attempts.size() > BOUND) {
            attempts.removeFirst();
        }
        return within != null && before >= most;
    }

    void clear() {
        attempts.clear();
        span = null;
    }
}
