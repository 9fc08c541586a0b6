package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.model.Party;

/**
 * Begins to link this device without a camera: the answer, which also comes as the event {@code linkingCode}, is a code of eight
 * characters to be typed on the phone within three minutes (Settings, Linked devices, Link with phone number). It ends as {@link LinkByQr}
 * does. Source: multidevice-transport.md section 7.
 *
 * @param phone the number of the phone
 */
public record LinkByCode(@Payload Party phone) implements UnconnectedOperation<LinkingCode> {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it has not 7 to 15 digits or begins with 0; names what was given
     */
    public LinkByCode {
        if (!phone.phone().filter(digits -> digits.matches("[1-9][0-9]{6,14}")).isPresent()) {
            throw new IllegalArgumentException(
                    "linkByCode needs the phone's number with its country code, 7 to 15 digits"
                            + " without a leading 0, such as +34 600000001; given was " + phone.id());
        }
    }
}
