package io.github.camelwhatsapp.classic.encryption;

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
 * Why a message could not be decrypted, in the words of {@link io.github.camelwhatsapp.event.UndecryptableMessage}.
 *
 * @param reason one word
 * @param detail for people
 * @param helps whether asking for the message again may help. Source: signal.md section 10
 */
record Failure(String reason, String detail, boolean helps) {
    private static final String UNTRUSTED = "UNTRUSTED_IDENTITY";
    private static final Map<Class<? extends SignalException>, String> REASONS = Map.ofEntries(
            Map.entry(NoSessionException.class, "NO_SESSION"),
            Map.entry(InvalidKeyException.class, "INVALID_KEY"),
            Map.entry(UnknownPreKeyException.class, "UNKNOWN_PREKEY"),
            Map.entry(InvalidMessageException.class, "INVALID_MESSAGE"),
            Map.entry(InvalidSignatureException.class, "INVALID_SIGNATURE"),
            Map.entry(FutureMessageException.class, "FUTURE_MESSAGE"),
            Map.entry(BadMacException.class, "BAD_MAC"),
            Map.entry(InvalidSessionException.class, "INVALID_SESSION"),
            Map.entry(NoSenderKeyException.class, "NO_SENDER_KEY"),
            Map.entry(UnknownSenderKeyIdException.class, "NO_SENDER_KEY"),
            Map.entry(UntrustedIdentityException.class, UNTRUSTED),
            Map.entry(LegacyVersionException.class, "LEGACY_VERSION"),
            Map.entry(UnknownVersionException.class, "UNKNOWN_VERSION"));

    static Failure of(SignalException problem) {
        String reason = REASONS.getOrDefault(problem.getClass(), "INVALID_MESSAGE");
        boolean helps = !reason.endsWith("VERSION") && !reason.equals(UNTRUSTED);
        return new Failure(reason, String.valueOf(problem.getMessage()), helps);
    }

    static Failure of(IllegalArgumentException malformed) {
        return new Failure("INVALID_MESSAGE", String.valueOf(malformed.getMessage()), true);
    }
}
