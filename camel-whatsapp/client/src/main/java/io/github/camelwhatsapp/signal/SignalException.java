package io.github.camelwhatsapp.signal;

import org.jspecify.annotations.Nullable;

/**
 * Root of everything that this package can object to. One type for each condition to which a caller reacts differently
 * (signal.md section 10); whatever is thrown, no store was written to. Messages name ids and lengths, never keys or texts.
 */
public abstract sealed class SignalException extends RuntimeException
        permits NoSessionException,
                InvalidSessionException,
                InvalidKeyException,
                UnknownPreKeyException,
                InvalidMessageException,
                InvalidSignatureException,
                FutureMessageException,
                BadMacException,
                DuplicateMessageException,
                NoSenderKeyException,
                UnknownSenderKeyIdException,
                UntrustedIdentityException,
                LegacyVersionException,
                UnknownVersionException,
                CorruptRecordException {
    SignalException(String message) {
        super(message);
    }

    SignalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
