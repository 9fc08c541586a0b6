package io.github.camelwhatsapp.emulator.fanout;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A receipt as a device sent it. Source: multidevice-messaging.md sections 4.4 and 4.7.
 *
 * @param node the stanza
 * @param to where it goes
 * @param participant who sent the messages, in a group or list
 * @param type its type; empty for delivered
 * @param ids the messages that it is about
 */
record Receipt(Node node, Jid to, Optional<Jid> participant, String type, List<String> ids) {
    /**
     * Reads a stanza.
     *
     * @throws io.github.camelwhatsapp.wire.MissingAttributeException if it goes nowhere or names nothing
     */
    static Receipt of(Node node) {
        List<String> ids = new ArrayList<>();
        ids.add(node.attributes().requireText("id"));
        node.child("list").map(Node::children).orElse(List.of()).stream()
                .map(item -> item.attributes().requireText("id"))
                .forEach(ids::add);
        return new Receipt(
                node,
                node.attributes().requireJid("to"),
                node.attributes().jid("participant"),
                node.attribute("type").orElse(""),
                ids.stream().distinct().toList());
    }

    boolean isRetry() {
        return type.equals("retry");
    }

    /** Whether it goes to a chat and not to the device that a message came from. */
    boolean isOfChat() {
        return type.startsWith("read") || type.startsWith("played");
    }

    /** Whether it says that somebody saw or heard something. */
    boolean tellsSeen() {
        return isOfChat() || type.equals("view");
    }
}
