package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.proto.Message;
import java.util.Optional;

/**
 * A message of ours before it is encrypted.
 *
 * @param message what is encrypted, for all but the own account's other devices
 * @param traits what its stanza shows
 * @param secret what opens what is added to it, if it has one: kept under its chat, the own account and its id
 */
public record WrittenMessage(Message message, StanzaTraits traits, Optional<byte[]> secret) {
    /** Shows what the stanza shows. */
    @Override
    public String toString() {
        return "WrittenMessage[" + traits + "]";
    }
}
