package io.github.camelwhatsapp.multidevice;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.RateLimited;
import io.github.camelwhatsapp.proto.StoredRateLimits;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.store.CredentialStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kinds of requests that the server does not want for a while. Such a request is refused here until the time is over; a
 * reconnect or a restart does not make the account forget it. Safe for use by several threads. Source: multidevice-transport.md
 * section 11.
 */
final class RateLimits {
    private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);
    private static final String NAME = "multidevice.rateLimits";
    private static final int TOO_MANY = 429;

    /** Where the server does not say how long. */
    private static final Duration USUAL = Duration.ofSeconds(60);

    /** The longest that is believed; the number is the server's. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Map<String, Instant> until;

    private RateLimits(Map<String, Instant> until) {
        this.until = until;
    }

    /** Those that hold at a moment. */
    static RateLimits load(CredentialStore store, Instant now) {
        Map<String, Instant> known = new ConcurrentHashMap<>();
        store.get(NAME).map(RateLimits::parse).orElse(Map.of()).forEach((kind, seconds) -> {
            Instant end = Instant.ofEpochSecond(seconds);
            if (end.isAfter(now)) {
                known.put(kind, end);
            }
        });
        return new RateLimits(known);
    }

    /**
     * Sends a request, unless the server does not want its kind now.
     *
     * @return the answer; fails with a {@link RefusedException} of code 429 without sending it
     */
    <T> CompletionStage<T> guard(ConnectionContext context, String kind, Supplier<CompletionStage<T>> request) {
        Instant now = context.time().now();
        Instant end = until.get(kind);
        if (end != null && now.isBefore(end)) {
            return CompletableFuture.failedFuture(new RefusedException(
                    kind,
                    TOO_MANY,
                    "the server has had too many of these; not before " + end,
                    Optional.of(Duration.between(now, end))));
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        request.get().whenComplete((answer, problem) -> {
            if (problem == null) {
                result.complete(answer);
                return;
            }
            Throwable real = StageFailures.cause(problem);
            if (real instanceof RefusedException refused && refused.code() == TOO_MANY) {
                limit(context, kind, refused.backOff());
            }
            result.completeExceptionally(real);
        });
        return result;
    }

    /** Lets no request of a kind be sent for so long, or for as long as usual; told as an event. */
    void limit(ConnectionContext context, String kind, Optional<Duration> asked) {
        Duration pause =
                asked.filter(duration -> duration.compareTo(LONGEST) < 0).orElse(asked.isPresent() ? LONGEST : USUAL);
        Instant now = context.time().now();
        Instant end = now.plus(pause);
        until.put(kind, end);
        LOG.info(
                "Account '{}': the server wants no {} before {}",
                context.settings().name(),
                kind,
                end);
        context.sink().publish(new RateLimited(kind, end, now));
        context.store()
                .perform(transaction -> save(transaction.credentials(), now))
                .whenComplete((done, problem) -> {
                    if (problem != null) {
                        LOG.info(
                                "Account '{}': what the server does not want could not be stored: {}",
                                context.settings().name(),
                                problem.toString());
                    }
                });
    }

    private void save(CredentialStore store, Instant now) {
        StoredRateLimits.Builder stored = StoredRateLimits.newBuilder();
        until.values().removeIf(end -> !end.isAfter(now));
        until.forEach((kind, end) -> stored.putUntil(kind, end.getEpochSecond()));
        store.put(NAME, stored.build().toByteArray());
    }

    /** What cannot be read is of no more use than none. */
    private static Map<String, Long> parse(byte[] bytes) {
        try {
            return StoredRateLimits.parseFrom(bytes).getUntilMap();
        } catch (InvalidProtocolBufferException e) {
            return Map.of();
        }
    }
}
