package io.github.camelwhatsapp.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * What a media host answered.
 *
 * @param status the status, such as 200
 * @param body the beginning of the body, at most 64 KiB; empty where the body went elsewhere
 * @param location where to ask instead
 * @param retryAfter how long the host wants us to wait
 */
public record HttpReply(int status, String body, Optional<String> location, Optional<Duration> retryAfter) {
    /** Whether it did what it was asked. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether it names another place. */
    public boolean isRedirect() {
        return location.isPresent() && (status == 301 || status == 302 || status == 307 || status == 308);
    }

    /** Whether the same may go well a little later. */
    public boolean isPassing() {
        return status == 429 || status / 100 == 5;
    }

    /** Shows no body: it may hold addresses. */
    @Override
    public String toString() {
        return "HttpReply[" + status + "]";
    }
}
