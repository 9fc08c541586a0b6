package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt to link came to its end without success. There is no other attempt until someone asks for one.
 *
 * @param linking the id of the attempt
 * @param reason why
 * @param detail more for people, such as the server's own words
 * @param timestamp when
 */
@EventType(family = EventFamily.LINKING, durable = false)
public record LinkingEnded(String linking, Reason reason, String detail, Instant timestamp) implements Event {
    /** Why an attempt ended. */
    public enum Reason {
        /** Nobody used the codes while they were good. */
        EXPIRED,
        /** Someone called it off. */
        CANCELLED,
        /** The server refused. */
        REFUSED,
        /** The server wants fewer attempts: wait before the next one. */
        RATE_LIMITED,
        /** The server does not talk to a client of this version. */
        CLIENT_OUTDATED,
        /** The phone's proofs do not hold: somebody else may have been at work. */
        NOT_BELIEVED,
        /** The account wants a passkey to link a device, which this client does not have. */
        PASSKEY_REQUIRED,
        /** The phone's app is too old for linked devices that work without it. */
        PHONE_OUTDATED,
        /** The server or the phone asks for a new code. */
        NEW_CODE_NEEDED,
        /** The server does not prove to be who it should be. */
        UNTRUSTED_SERVER,
        /** The account's store failed. */
        STORE_FAILED,
        /** The connection failed. */
        DISCONNECTED;

        /** Why an attempt ended whose connection ended for this cause. */
        public static Reason of(ConnectionCause.Kind cause) {
            return switch (cause) {
                case REQUESTED, LINKING_ENDED -> CANCELLED;
                case CLIENT_OUTDATED -> CLIENT_OUTDATED;
                case RATE_LIMITED -> RATE_LIMITED;
                case UNTRUSTED_SERVER -> UNTRUSTED_SERVER;
                case STORE_FAILED, FENCED -> STORE_FAILED;
                case LOGIN_REFUSED, LOGGED_OUT, TEMPORARILY_BANNED -> REFUSED;
                default -> DISCONNECTED;
            };
        }
    }

    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
