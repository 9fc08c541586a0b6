package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;

/** The stanzas that a phone sends. Source: classic.md sections 5.4 and 7. */
final class PhoneStanzas {
    private PhoneStanzas() {}

    /** A text, a place or a contact card. */
    static Node message(ChatId chat, PhoneMessage message, String name) {
        PhoneContent content = message.content().orElse(null);
        if (content instanceof PhonePlace place) {
            return message(chat, message, name, "media", Contents.media(place));
        }
        if (content instanceof PhoneCard card) {
            return message(chat, message, name, "media", Contents.media(card));
        }
        Node body = Node.builder("body").data(message.text()).build();
        return message(chat, message, name, "text", body);
    }

    /** A medium that the server keeps at an address. */
    static Node message(ChatId chat, PhoneMessage message, String name, PhoneMedium medium, String url) {
        return message(chat, message, name, "media", Contents.media(medium, url));
    }

    private static Node message(ChatId chat, PhoneMessage message, String name, String type, Node content) {
        return Node.builder("message")
                .attribute("to", chat.jid())
                .attribute("type", type)
                .attribute("id", message.id())
                .attribute("t", seconds(message.at()))
                .attribute("notify", name)
                .child(content)
                .build();
    }

    static Node chatState(ChatId chat, String state) {
        return Node.builder("chatstate")
                .attribute("to", chat.jid())
                .child(Node.of(state))
                .build();
    }

    static Node presence(String type, String name) {
        return Node.builder("presence")
                .attribute("name", name)
                .attribute("type", type)
                .build();
    }

    static Node subscribe(ChatId person) {
        return Node.builder("presence")
                .attribute("type", "subscribe")
                .attribute("to", person.jid())
                .build();
    }

    static Node groups(String iqId) {
        return Node.builder("iq")
                .attribute("id", iqId)
                .attribute("type", "get")
                .attribute("xmlns", "w:g2")
                .attribute("to", Jid.of("", Jid.GROUP_SERVER))
                .child(Node.of("participating"))
                .build();
    }

    /** Asks where to bring a medium. */
    static Node announce(String iqId, PhoneMedium medium) {
        return Node.builder("iq")
                .attribute("id", iqId)
                .attribute("to", Jid.SERVER)
                .attribute("type", "set")
                .attribute("xmlns", "w:m")
                .child(Node.builder("media")
                        .attribute("hash", medium.hash())
                        .attribute("type", medium.kind().wireName())
                        .attribute("size", Long.toString(medium.size()))
                        .build())
                .build();
    }

    /** That the server may forget a picture, since it lies on the phone now. */
    static Node forgettable(String iqId, String url) {
        return Node.builder("iq")
                .attribute("id", iqId)
                .attribute("xmlns", "w:m")
                .attribute("type", "set")
                .attribute("to", Jid.SERVER)
                .child(Node.builder("ack").attribute("url", url).build())
                .build();
    }

    static Node pong(String iqId) {
        return Node.builder("iq")
                .attribute("to", Jid.SERVER)
                .attribute("id", iqId)
                .attribute("type", "result")
                .build();
    }

    /** That a message has arrived. */
    static Node delivered(Node message) {
        return Node.builder("receipt")
                .attribute("participant", message.attribute("participant"))
                .attribute("to", message.attributes().requireJid("from"))
                .attribute("id", message.attributes().requireText("id"))
                .attribute("t", message.attribute("t"))
                .build();
    }

    /** That messages of one author in one chat were {@code read} or {@code played}; the list holds all ids after the first. */
    static Node seen(ChatId chat, String author, List<String> ids, String type, Instant now) {
        Node.Builder receipt = Node.builder("receipt").attribute("type", type).attribute("t", seconds(now));
        if (chat.isGroup()) {
            receipt.attribute("participant", Jid.ofPhone(author));
        }
        receipt.attribute("to", chat.jid()).attribute("id", ids.get(0));
        if (ids.size() > 1) {
            Node.Builder list = Node.builder("list");
            ids.subList(1, ids.size())
                    .forEach(id ->
                            list.child(Node.builder("item").attribute("id", id).build()));
            receipt.child(list.build());
        }
        return receipt.build();
    }

    /** That an encrypted message came; it says nothing about whether it could be read. */
    static Node tookEncrypted(Node message) {
        return Node.builder("ack")
                .attribute("to", message.attributes().requireJid("from"))
                .attribute("class", "message")
                .attribute("id", message.attributes().requireText("id"))
                .attribute("t", message.attribute("t"))
                .build();
    }

    /** The acknowledgement of a receipt, a notification or a call. */
    static Node ack(Node stanza) {
        return Node.builder("ack")
                .attribute("from", stanza.attribute("to"))
                .attribute("participant", stanza.attribute("participant"))
                .attribute("to", stanza.attributes().requireJid("from"))
                .attribute("class", stanza.tag())
                .attribute("id", stanza.attributes().requireText("id"))
                .attribute("type", stanza.attribute("type"))
                .build();
    }

    private static String seconds(Instant at) {
        return Long.toString(at.getEpochSecond());
    }
}
