package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.signal.EncryptedMessage;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code <message>} and {@code <receipt>} of end-to-end encryption, and what goes with them. Source: classic.md sections 9.3 to 9.6. */
public final class EncryptedStanzas {
    private static final String VERSION = "v";
    private static final int REGISTRATION_LENGTH = 4;
    /** What a message says in the clear, and what lists its recipients by name. */
    private static final List<String> REPLACED = List.of("body", "media", "enc", "participants");

    private EncryptedStanzas() {}

    /** Whether a stanza is a message that is encrypted. */
    public static boolean isEncrypted(Node stanza) {
        return stanza.is("message") && stanza.child("enc").isPresent();
    }

    /** Whether a stanza is the receipt of somebody who could not read a message of ours. */
    public static boolean isRetry(Node stanza) {
        return stanza.is("receipt") && stanza.attributes().is("type", "retry");
    }

    /** Whether a stanza tells of keys: how many are left, or that somebody's have changed. */
    public static boolean isAboutKeys(Node stanza) {
        return stanza.is("notification") && stanza.attributes().is("type", "encrypt");
    }

    /** A part of an encrypted message. */
    public static Node part(EncryptedMessage message, int version, Optional<String> mediaType) {
        String type = message.kind() == EncryptedMessage.Kind.PRE_KEY_MESSAGE ? "pkmsg" : "msg";
        return part(type, version, mediaType, message.bytes());
    }

    /** A part of an encrypted message; only what is no text has a media type. */
    public static Node part(String type, int version, Optional<String> mediaType, byte[] bytes) {
        return Node.builder("enc")
                .attribute(VERSION, Integer.toString(version))
                .attribute("type", type)
                .attribute("mediatype", mediaType)
                .data(bytes)
                .build();
    }

    /** Which form of plaintext a part holds, 1 or 2; 0 for what is neither. */
    public static int version(Node part) {
        return part.attributes().number(VERSION).orElse(0L).intValue();
    }

    /** What a member of a group gets besides the message: our sender key. */
    public static Node forMember(Jid member, Node part) {
        return Node.builder("to").attribute("jid", member).child(part).build();
    }

    /** The message with this content in place of that in the clear. */
    public static Node message(Node plain, List<Node> content) {
        Node.Builder message = Node.builder("message");
        plain.attributes().forEach((name, value) -> {
            if (value instanceof Jid jid) {
                message.attribute(name, jid);
            } else {
                message.attribute(name, String.valueOf(value));
            }
        });
        List<Node> children = new ArrayList<>(content);
        plain.children().stream()
                .filter(child -> !REPLACED.contains(child.tag()))
                .forEach(children::add);
        return message.children(children).build();
    }

    /** The message once more, for one member of the group that could not read it. */
    public static Node forParticipant(Node message, Jid participant) {
        Node.Builder directed = Node.builder("message").attribute("participant", participant);
        message.attributes().forEach((name, value) -> {
            if (value instanceof Jid jid) {
                directed.attribute(name, jid);
            } else {
                directed.attribute(name, String.valueOf(value));
            }
        });
        return directed.children(message.children()).build();
    }

    /** The event of a message whose content was decrypted. */
    public static MessageReceived received(Node stanza, Content content) {
        return MessageStanzas.received(stanza, content);
    }

    /** What makes a message the same as one that came before. */
    public static String dedupeKey(Node stanza) {
        Party from = Party.of(stanza.attributes().requireJid("from"));
        return MessageStanzas.dedupeKey(
                from, author(stanza), stanza.attributes().requireText("id"));
    }

    /** Who wrote a message, or sent a receipt. */
    public static Party author(Node stanza) {
        return stanza.attributes()
                .jid("participant")
                .map(Party::of)
                .orElseGet(() -> Party.of(stanza.attributes().requireJid("from")));
    }

    /** What ends the server's wait for a message, and tells its author that it arrived if they are to know. */
    public static List<Node> taken(Node message, boolean delivered) {
        Node ack = Acknowledgements.messageAck(message);
        return delivered ? List.of(ack, Acknowledgements.delivered(message)) : List.of(ack);
    }

    /** What ends the server's wait for a receipt or a notification. */
    public static List<Node> acknowledged(Node stanza) {
        return Acknowledgements.of(stanza);
    }

    /** Asks the author of a message to send it again; it repeats the message's time, or there is no answer. */
    public static List<Node> askAgain(Node message, int count, long registrationId) {
        Optional<String> time = message.attribute("t");
        String id = message.attributes().requireText("id");
        Node receipt = Node.builder("receipt")
                .attribute("type", "retry")
                .attribute("participant", message.attribute("participant"))
                .attribute("to", message.attribute("from"))
                .attribute("id", id)
                .attribute("t", time)
                .child(Node.builder("retry")
                        .attribute("v", "1")
                        .attribute("count", Integer.toString(count))
                        .attribute("id", id)
                        .attribute("t", time)
                        .build())
                .child(Node.builder("registration")
                        .data(KeyStanzas.number(registrationId, REGISTRATION_LENGTH))
                        .build())
                .build();
        return List.of(Acknowledgements.messageAck(message), receipt);
    }

    /** Asks who is in a group. Source: classic.md section 5.4, sendGetGroupV2Info. */
    public static Node members(String id, Jid group) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("xmlns", "w:g2")
                .attribute("type", "get")
                .attribute("to", group)
                .child(Node.builder("query").attribute("request", "interactive").build())
                .build();
    }

    /** Reads who is in a group. */
    public static List<Jid> members(Node reply) {
        return reply.child("group").map(Node::children).orElse(List.of()).stream()
                .filter(child -> child.is("participant"))
                .map(child -> child.attributes().requireJid("jid").account())
                .toList();
    }

    /** The group that a notification is about, if it is about one. */
    public static Optional<Jid> groupNotified(Node stanza) {
        return stanza.is("notification") && stanza.attributes().is("type", "w:gp2")
                ? stanza.attributes().jid("from")
                : Optional.empty();
    }
}
