package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A message came that could not be decrypted. Where that helps, its author was asked to send it again: it then arrives as
 * {@link MessageReceived} under the same id.
 *
 * @param id the message id
 * @param from the chat
 * @param sender who wrote it; the same as {@code from} outside groups
 * @param reason what is wrong, one word of {@code NO_SESSION}, {@code INVALID_KEY}, {@code UNKNOWN_PREKEY}, {@code INVALID_MESSAGE},
 *     {@code INVALID_SIGNATURE}, {@code FUTURE_MESSAGE}, {@code BAD_MAC}, {@code INVALID_SESSION}, {@code NO_SENDER_KEY},
 *     {@code UNTRUSTED_IDENTITY}, {@code LEGACY_VERSION}, {@code UNKNOWN_VERSION}, {@code NO_KEYS}; signal.md section 10
 * @param detail the same for people; it shows neither keys nor content
 * @param attempt which time it was, from 1
 * @param expected whether it was asked for again
 * @param timestamp when it was sent, by the server's clock
 */
@EventType(family = EventFamily.ENCRYPTION, durable = true)
public record UndecryptableMessage(
        String id,
        Party from,
        Party sender,
        String reason,
        String detail,
        int attempt,
        boolean expected,
        Instant timestamp)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
