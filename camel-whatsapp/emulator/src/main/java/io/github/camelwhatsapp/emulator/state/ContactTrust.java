package io.github.camelwhatsapp.emulator.state;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether an account may write to somebody: the tokens that others have given it, and until when it may write to nobody
 * without one. Used on the lane only. Source: multidevice-messaging.md sections 3.7 and 8; what a lock stops is ours.
 */
public final class ContactTrust {
    private static final long WEEK = 604_800;
    private static final int WEEKS_VALID = 3;
    private static final int MOST = 10_000;

    private final Map<String, Token> given = new BoundedMap<>(MOST);
    private @Nullable Instant lockedUntil;

    ContactTrust() {}

    private record Token(byte[] bytes, Instant at) {}

    /** A number has given this account a token, in place of an older one. */
    public void given(String by, byte[] token, Instant at) {
        Token known = given.get(by);
        if (known == null || !known.at().isAfter(at)) {
            given.put(by, new Token(token.clone(), at));
        }
    }

    /** Until then it may write to nobody without their token. */
    public void lock(Instant until) {
        lockedUntil = until;
    }

    /** Until when that is so; empty if it is not. */
    public Optional<Instant> lockedUntil(Instant now) {
        return Optional.ofNullable(lockedUntil).filter(until -> until.isAfter(now));
    }

    /**
     * Whether it may write to a number.
     *
     * @param shown the token that the message shows, if it shows one
     */
    public boolean mayWriteTo(String number, Optional<byte[]> shown, Instant now) {
        return lockedUntil(now).isEmpty()
                || shown.filter(token -> isGood(given.get(number), token, now)).isPresent();
    }

    private static boolean isGood(@Nullable Token known, byte[] shown, Instant now) {
        return known != null
                && MessageDigest.isEqual(known.bytes(), shown)
                && known.at().getEpochSecond() >= (Math.floorDiv(now.getEpochSecond(), WEEK) - WEEKS_VALID) * WEEK;
    }
}
