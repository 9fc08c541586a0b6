package io.github.camelwhatsapp.emulator.fanout;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message as a device sent it. Source: multidevice-messaging.md sections 3.3, 3.5, 3.6 and 4.4.
 *
 * @param node the stanza
 * @param to where it goes, perhaps one device
 * @param id its id
 * @param copies what is encrypted for one device each
 * @param shared what is encrypted for all who get it, or for the one device that it goes to
 */
record SentMessage(Node node, Jid to, String id, List<Copy> copies, List<Node> shared) {
    /**
     * What is encrypted for one device.
     *
     * @param device which
     * @param parts the encrypted parts
     */
    record Copy(Jid device, List<Node> parts) {}

    /**
     * Reads a stanza.
     *
     * @throws io.github.camelwhatsapp.wire.MissingAttributeException if it names no recipient or has no id
     */
    static SentMessage of(Node node) {
        List<Copy> copies = node.child("participants").map(Node::children).orElse(List.of()).stream()
                .filter(child -> child.is("to"))
                .map(to -> new Copy(to.attributes().requireJid("jid"), parts(to)))
                .toList();
        return new SentMessage(
                node, node.attributes().requireJid("to"), node.attributes().requireText("id"), copies, parts(node));
    }

    String type() {
        return node.attribute("type").orElse("");
    }

    String edit() {
        return node.attribute("edit").orElse("");
    }

    /** Whether it is for a device of one's own alone, and about keys or such. */
    boolean isPeer() {
        return node.attributes().is("category", "peer");
    }

    /** Whether it is made for one device, because that has asked for it again. */
    boolean isDirected() {
        return to.device() != 0
                || node.attribute("participant").isPresent()
                || node.attributes().is("device_fanout", "false")
                || (copies.isEmpty() && (to.isPhone() || to.server().equals(Jid.LID_SERVER)));
    }

    /** All encrypted parts. */
    Stream<Node> parts() {
        return Stream.concat(copies.stream().flatMap(copy -> copy.parts().stream()), shared.stream());
    }

    private static List<Node> parts(Node parent) {
        return parent.children().stream().filter(child -> child.is("enc")).toList();
    }
}
