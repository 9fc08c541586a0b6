package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.Ours;
import io.github.camelwhatsapp.wire.Node;

/**
 * Takes messages of a device. The servers do not carry them between devices yet, so each is refused with 501, which is ours.
 * Source for the shape: multidevice-messaging.md section 3.7.
 */
final class MessageHandler implements StanzaHandler {
    private static final String NOT_IMPLEMENTED = "501";

    @Override
    public void handle(DeviceSession session, Node message) {
        session.send(Ours.mark(Node.builder("ack")
                        .attribute("id", message.attributes().requireText("id"))
                        .attribute("class", "message")
                        .attribute("from", message.attributes().requireJid("to"))
                        .attribute("t", session.state().seconds())
                        .attribute("error", NOT_IMPLEMENTED))
                .build());
    }
}
