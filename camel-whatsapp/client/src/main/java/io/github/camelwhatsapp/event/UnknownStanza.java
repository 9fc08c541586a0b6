package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A stanza came that this version does not know or could not read. It was acknowledged, so that it does not come back for ever,
 * and is kept here as it came.
 *
 * @param tag its tag, such as {@code notification}
 * @param type its attribute {@code type}; may be empty
 * @param reason why it ended here, for people
 * @param stanza its bytes, encoded as the generation does; not copied, do not change them
 * @param timestamp when it came
 */
@EventType(family = EventFamily.UNKNOWN, durable = true)
public record UnknownStanza(String tag, String type, String reason, byte[] stanza, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnknownStanza that
                && tag.equals(that.tag)
                && type.equals(that.type)
                && reason.equals(that.reason)
                && timestamp.equals(that.timestamp)
                && Arrays.equals(stanza, that.stanza);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(stanza);
    }

    @Override
    public String toString() {
        return "UnknownStanza[" + tag + " " + type + ", " + reason + ", " + stanza.length + " bytes]";
    }
}
