package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.signal.BadMacException;
import io.github.camelwhatsapp.signal.FutureMessageException;
import io.github.camelwhatsapp.signal.InvalidKeyException;
import io.github.camelwhatsapp.signal.InvalidMessageException;
import io.github.camelwhatsapp.signal.InvalidSessionException;
import io.github.camelwhatsapp.signal.InvalidSignatureException;
import io.github.camelwhatsapp.signal.LegacyVersionException;
import io.github.camelwhatsapp.signal.NoSenderKeyException;
import io.github.camelwhatsapp.signal.NoSessionException;
import io.github.camelwhatsapp.signal.SignalException;
import io.github.camelwhatsapp.signal.UnknownPreKeyException;
import io.github.camelwhatsapp.signal.UnknownSenderKeyIdException;
import io.github.camelwhatsapp.signal.UnknownVersionException;
import io.github.camelwhatsapp.signal.UntrustedIdentityException;
import java.util.Map;

/**
 * Why a message could not be decrypted, in the words of {@link io.github.camelwhatsapp.event.UndecryptableMessage}. Source: signal.md
 * section 10.
 *
 * @param kind what it is
 * @param detail for people
 */
record Failure(Kind kind, String detail) {
    private static final Map<Class<? extends SignalException>, Kind> KINDS = Map.ofEntries(
            Map.entry(NoSessionException.class, Kind.NO_SESSION),
            Map.entry(InvalidKeyException.class, Kind.INVALID_KEY),
            Map.entry(UnknownPreKeyException.class, Kind.UNKNOWN_PREKEY),
            Map.entry(InvalidMessageException.class, Kind.INVALID_MESSAGE),
            Map.entry(InvalidSignatureException.class, Kind.INVALID_SIGNATURE),
            Map.entry(FutureMessageException.class, Kind.FUTURE_MESSAGE),
            Map.entry(BadMacException.class, Kind.BAD_MAC),
            Map.entry(InvalidSessionException.class, Kind.INVALID_SESSION),
            Map.entry(NoSenderKeyException.class, Kind.NO_SENDER_KEY),
            Map.entry(UnknownSenderKeyIdException.class, Kind.NO_SENDER_KEY),
            Map.entry(UntrustedIdentityException.class, Kind.UNTRUSTED_IDENTITY),
            Map.entry(LegacyVersionException.class, Kind.LEGACY_VERSION),
            Map.entry(UnknownVersionException.class, Kind.UNKNOWN_VERSION));

    /** What can be wrong. */
    enum Kind {
        NO_SESSION(1, true, true),
        INVALID_KEY(2, true, false),
        UNKNOWN_PREKEY(3, true, true),
        INVALID_MESSAGE(4, true, false),
        INVALID_SIGNATURE(5, true, false),
        FUTURE_MESSAGE(6, true, false),
        BAD_MAC(7, true, false),
        INVALID_SESSION(8, true, false),
        NO_SENDER_KEY(1, true, true),
        UNTRUSTED_IDENTITY(0, false, false),
        LEGACY_VERSION(0, false, false),
        UNKNOWN_VERSION(0, false, false);

        private final int code;
        private final boolean helps;
        private final boolean keysAtOnce;

        Kind(int code, boolean helps, boolean keysAtOnce) {
            this.code = code;
            this.helps = helps;
            this.keysAtOnce = keysAtOnce;
        }

        /** The number in a retry receipt. */
        int code() {
            return code;
        }

        /** Whether asking for the message again may help. */
        boolean helps() {
            return helps;
        }

        /** Whether the first request must bring keys: the author has nothing else to begin a session with. */
        boolean needsKeys() {
            return keysAtOnce;
        }
    }

    static Failure of(SignalException problem) {
        return new Failure(
                KINDS.getOrDefault(problem.getClass(), Kind.INVALID_MESSAGE), String.valueOf(problem.getMessage()));
    }

    static Failure malformed(RuntimeException problem) {
        return new Failure(Kind.INVALID_MESSAGE, String.valueOf(problem.getMessage()));
    }
}
