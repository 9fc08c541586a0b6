package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.stream.StanzaMapping;
import io.github.camelwhatsapp.stream.UnsupportedStanzaException;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;

/** {@code <message>} in both directions. Source: classic.md sections 7.1 and 7.3. */
final class MessageStanzas implements StanzaMapping {
    private final AccountSettings settings;
    private final TimeSource time;

    MessageStanzas(AccountSettings settings, TimeSource time) {
        this.settings = settings;
        this.time = time;
    }

    /** The stanza of a message to send, under the name that the recipient is to see. */
    Node encode(String id, SendMessage operation, Optional<String> nickname) {
        Node content = encode(operation.content());
        return Node.builder("message")
                .attribute("to", operation.to().id().toString())
                .attribute("type", content.is("body") ? "text" : "media")
                .attribute("id", id)
                .attribute("t", Long.toString(time.now().getEpochSecond()))
                .attribute("notify", nickname)
                .child(content)
                .build();
    }

    /** The part of a message that says it. */
    static Node encode(Content content) {
        return content instanceof Text text
                ? Node.builder("body").data(text.text()).build()
                : MediaStanzas.write(content);
    }

    /** A message that came. One that is encrypted end to end is not read here, and is told to nobody as delivered. */
    @Override
    public Incoming map(Node stanza) {
        if (stanza.child("enc").isPresent()) {
            throw new UnsupportedStanzaException("encrypted end to end");
        }
        Party from = Party.of(stanza.attributes().requireJid("from"));
        Party sender = stanza.attributes().jid("participant").map(Party::of).orElse(from);
        String id = stanza.attributes().requireText("id");
        MessageReceived event = received(stanza, content(stanza));
        Node answer =
                settings.deliveryReceipts() ? Acknowledgements.delivered(stanza) : Acknowledgements.messageAck(stanza);
        return new Incoming.Durable(
                IncomingStanza.of(List.of(event), Optional.of(dedupeKey(from, sender, id))), List.of(answer));
    }

    /** The event of a message that says this. */
    static MessageReceived received(Node stanza, Content content) {
        Party from = Party.of(stanza.attributes().requireJid("from"));
        return new MessageReceived(
                stanza.attributes().requireText("id"),
                from,
                stanza.attributes().jid("participant").map(Party::of).orElse(from),
                stanza.attribute("notify").filter(name -> !name.isEmpty()),
                stanza.attributes().requireInstant("t"),
                origin(stanza),
                content);
    }

    static Origin origin(Node stanza) {
        return stanza.attribute("offline").isPresent() ? Origin.OFFLINE : Origin.LIVE;
    }

    private static Content content(Node stanza) {
        Optional<String> text = stanza.child("body").map(Node::text).filter(body -> !body.isEmpty());
        if (text.isPresent()) {
            return new Text(text.get());
        }
        Optional<Content> known = stanza.child("media").flatMap(MediaStanzas::read);
        if (known.isPresent()) {
            return known.get();
        }
        String kind = stanza.child("media")
                .flatMap(media -> media.attribute("type"))
                .or(() -> stanza.firstChild().map(Node::tag))
                .orElse("");
        return new UnknownContent(kind, ClassicNodeEncoder.encode(stanza));
    }

    static String dedupeKey(Party from, Party sender, String id) {
        return "message " + from.conversationKey() + " " + sender.conversationKey() + " " + id;
    }
}
