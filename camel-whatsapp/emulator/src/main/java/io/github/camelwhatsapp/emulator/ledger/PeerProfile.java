package io.github.camelwhatsapp.emulator.ledger;

import java.util.Set;

/**
 * The rules that a known foreign client breaks by its nature. Its breaches are written down as declared. Only rules that are
 * merely noted can be in a profile: nobody is let off what ends a stream. Source: classic.md sections 2.4, 7.6 and 14.
 */
public enum PeerProfile {
    /** Keeps every rule, as the client of this project does. */
    STRICT,
    /** Chat API (PHP) of July 2016. */
    CHAT_API_2016,
    /** yowsup 2.5.2 (Python). */
    YOWSUP_2_5,
    /** Baileys 7.0.0-rc13 (TypeScript), as a linked device. */
    BAILEYS_7;

    /** The rules that this client is known to break. */
    public Set<Rule> waived() {
        return switch (this) {
            case STRICT -> Set.of();
            case CHAT_API_2016 -> Set.of(Rule.READ_BEFORE_DELIVERED, Rule.NODE_ENCODING, Rule.SUBSCRIBED_TWICE);
            case YOWSUP_2_5 -> Set.of(Rule.TIME_ATTRIBUTE, Rule.NODE_ENCODING, Rule.READ_BEFORE_DELIVERED);
            // It sends a presence without a name when a pairing code is asked for, before anybody has linked it; writes
            // an empty
            // list where a node has no content; and sends messages to groups without a hash of their devices, and to
            // itself.
            case BAILEYS_7 ->
                Set.of(Rule.BEFORE_LINKED, Rule.NODE_ENCODING, Rule.PARTICIPANT_HASH, Rule.SELF_ADDRESSED);
        };
    }
}
