package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a person has to show to, or type on, their phone to link this device; the next one replaces it. It lets whoever has it link the
 * device to their account, so it is for a screen and for no log: {@link #toString} does not show it.
 *
 * @param linking the id of the attempt to link, the same on all its events
 * @param method how the phone gets it
 * @param text the text of the QR code, or the eight characters with a dash in the middle
 * @param expires when it is of no more use
 * @param png a picture of the QR code in PNG form, empty for a code that is typed; not copied, do not change it
 * @param terminal the QR code, or the code, drawn with characters for a terminal, in lines
 * @param timestamp when it was made
 */
@EventType(family = EventFamily.LINKING, durable = false)
public record LinkingCode(
        String linking, Method method, String text, Instant expires, byte[] png, String terminal, Instant timestamp)
        implements Event {
    /** How the phone gets a code. */
    public enum Method {
        /** Its camera reads it off a screen. */
        QR,
        /** A person types it. */
        CODE
    }

    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinkingCode that
                && linking.equals(that.linking)
                && method == that.method
                && text.equals(that.text)
                && expires.equals(that.expires)
                && timestamp.equals(that.timestamp)
                && Arrays.equals(png, that.png);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "LinkingCode[" + linking + ", " + method + ", expires " + expires + "]";
    }
}
