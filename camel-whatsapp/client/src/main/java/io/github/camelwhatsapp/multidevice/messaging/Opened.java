package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.jid.JidFormatException;
import io.github.camelwhatsapp.proto.Message;

/**
 * A message without the wrapping in which another device of our own account hands it on. Source: multidevice-messaging.md section 4.3.
 *
 * @param chat where it belongs
 * @param message what it says
 */
record Opened(Jid chat, Message message) {
    static Opened of(Arrival arrival, Message message) {
        if (!message.hasDeviceSentMessage() || !arrival.own()) {
            return new Opened(arrival.chat(), message);
        }
        Message.DeviceSentMessage wrapped = message.getDeviceSentMessage();
        Message inner = wrapped.getMessage();
        if (!inner.hasMessageContextInfo() && message.hasMessageContextInfo()) {
            inner = inner.toBuilder()
                    .setMessageContextInfo(message.getMessageContextInfo())
                    .build();
        }
        return new Opened(chat(arrival, wrapped.getDestinationJid()), inner);
    }

    /** What the stanza says comes first; a device that leaves it out says it inside. */
    private static Jid chat(Arrival arrival, String destination) {
        if (arrival.isToMany()
                || destination.isEmpty()
                || arrival.stanza().attribute("recipient").isPresent()) {
            return arrival.chat();
        }
        try {
            return Jid.parse(destination).account();
        } catch (JidFormatException e) {
            return arrival.chat();
        }
    }
}
