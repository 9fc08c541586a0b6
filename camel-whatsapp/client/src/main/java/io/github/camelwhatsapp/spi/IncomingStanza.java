package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.store.TransactionAction;
import java.util.List;
import java.util.Optional;

/**
 * All that a stanza causes.
 *
 * @param events what routes are told; only durable ones
 * @param dedupeKey what makes the stanza the same as one that came before: resolved chat, resolved sender and id; empty for what
 *     must never be taken for a repetition
 * @param effects what else changes with it, such as keys and counters; not run again for a repetition
 */
public record IncomingStanza(List<Event> events, Optional<String> dedupeKey, TransactionAction effects) {
    /** A stanza that changes nothing but the inbox. */
    public static IncomingStanza of(List<Event> events, Optional<String> dedupeKey) {
        return new IncomingStanza(events, dedupeKey, transaction -> {});
    }
}
