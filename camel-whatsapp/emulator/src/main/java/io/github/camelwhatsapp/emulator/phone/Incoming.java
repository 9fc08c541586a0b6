package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.jid.JidFormatException;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.MissingAttributeException;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a phone does with each stanza that comes, and what it answers (classic.md section 7.6). Used on the phone's lane only.
 * A stanza that lacks what it must have is logged and left without an answer, as the server may then see.
 */
final class Incoming {
    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

    private final PhoneNumber self;
    private final Chats chats;
    private final Outbox outbox;
    private final Line line;
    private final TimeSource time;
    private final TypingTimers typing;
    private final Groups groups;
    private final GroupNews groupNews;
    private final Uploads uploads;

    Incoming(
            PhoneNumber self,
            Chats chats,
            Outbox outbox,
            Line line,
            TimeSource time,
            TypingTimers typing,
            Groups groups,
            GroupNews groupNews,
            Uploads uploads) {
        this.self = self;
        this.chats = chats;
        this.outbox = outbox;
        this.line = line;
        this.time = time;
        this.typing = typing;
        this.groups = groups;
        this.groupNews = groupNews;
        this.uploads = uploads;
    }

    void received(Node stanza) {
        try {
            switch (stanza.tag()) {
                case "message" -> message(stanza);
                case "receipt" -> receipt(stanza);
                case "ack" -> acknowledged(stanza);
                case "notification" -> notification(stanza);
                case "presence" -> presence(stanza);
                case "chatstate" -> chatState(stanza);
                case "iq" -> query(stanza);
                case "call" -> line.send(PhoneStanzas.ack(stanza));
                default -> LOG.debug("Phone {} has no use for {}", self, stanza.tag());
            }
        } catch (MissingAttributeException | JidFormatException e) {
            LOG.warn("Phone {} cannot use a stanza: {}", self, e.getMessage());
        }
    }

    private void message(Node stanza) {
        Optional<ChatId> author = author(stanza);
        Optional<ChatId> chat = chat(stanza).or(() -> author);
        if (chat.isEmpty() || author.isEmpty()) {
            LOG.warn("Phone {} cannot place a message: {}", self, stanza.attributes());
            return;
        }
        add(chat.get(), author.get().value(), stanza);
        boolean encrypted = stanza.child("enc").isPresent();
        line.send(encrypted ? PhoneStanzas.tookEncrypted(stanza) : PhoneStanzas.delivered(stanza));
    }

    private void add(ChatId chat, String author, Node stanza) {
        groupNews.met(chat);
        typing.stopped(chat, author);
        chats.add(
                chat,
                new PhoneMessage(
                        stanza.attributes().requireText("id"),
                        chat.value(),
                        author,
                        MessageText.of(stanza),
                        Contents.of(stanza),
                        stanza.attributes().instant("t").orElseGet(time::now),
                        Direction.IN,
                        Tick.DELIVERED));
        if (!chat.isGroup()) {
            stanza.attribute("notify").filter(name -> !name.isBlank()).ifPresent(name -> chats.title(chat, name));
        }
    }

    private void receipt(Node stanza) {
        Tick tick =
                switch (stanza.attribute("type").orElse("")) {
                    case "" -> Tick.DELIVERED;
                    case "read" -> Tick.READ;
                    case "played" -> Tick.PLAYED;
                    default -> Tick.SENT;
                };
        chat(stanza).ifPresent(chat -> ids(stanza).forEach(id -> tick(chat, id, tick, stanza)));
        line.send(PhoneStanzas.ack(stanza));
    }

    private void tick(ChatId chat, String id, Tick tick, Node stanza) {
        Optional<ChatId> member = author(stanza);
        chats.tick(
                chat,
                id,
                chat.isGroup() && member.isPresent()
                        ? groups.told(chat, id, member.get().value(), tick, self.digits())
                        : tick);
    }

    private static Stream<String> ids(Node receipt) {
        List<Node> items = receipt.child("list").map(Node::children).orElse(List.of());
        return Stream.concat(
                Stream.of(receipt.attributes().requireText("id")),
                items.stream().map(item -> item.attributes().requireText("id")));
    }

    private void acknowledged(Node stanza) {
        if (stanza.attributes().is("class", "message")) {
            Tick tick = stanza.attribute("error").isPresent() ? Tick.REFUSED : Tick.SENT;
            outbox.settle(stanza.attributes().requireText("id"))
                    .ifPresent(message -> chats.tick(new ChatId(message.chat()), message.id(), tick));
        }
    }

    private void notification(Node stanza) {
        if (stanza.attributes().is("type", "w:gp2")) {
            groupNews.notified(stanza);
        }
        line.send(PhoneStanzas.ack(stanza));
    }

    private void presence(Node stanza) {
        boolean there = stanza.attribute("type").orElse("available").equals("available");
        PhonePresence presence = there ? PhonePresence.ONLINE : PhonePresence.offline(LastSeen.of(stanza));
        chat(stanza).filter(chat -> !chat.isGroup()).ifPresent(chat -> {
            chats.presence(chat, presence);
            if (!there) {
                // Who is gone types no more, and may have had no time to say so.
                typing.stopped(chat, chat.value());
            }
        });
    }

    private void chatState(Node stanza) {
        Optional<ChatId> chat = chat(stanza);
        Optional<ChatId> author = author(stanza);
        if (chat.isPresent() && author.isPresent()) {
            if (stanza.child("composing").isPresent()) {
                typing.started(chat.get(), author.get().value());
            } else {
                typing.stopped(chat.get(), author.get().value());
            }
        }
    }

    private void query(Node stanza) {
        if (stanza.attributes().is("type", "get") && stanza.attributes().is("xmlns", "urn:xmpp:ping")) {
            line.send(PhoneStanzas.pong(stanza.attributes().requireText("id")));
        } else {
            uploads.answered(stanza);
        }
        stanza.child("groups").ifPresent(groupNews::listed);
    }

    private static Optional<ChatId> chat(Node stanza) {
        return stanza.attributes().jid("from").flatMap(ChatId::of);
    }

    private static Optional<ChatId> author(Node stanza) {
        Optional<Jid> participant = stanza.attributes().jid("participant");
        return participant
                .or(() -> stanza.attributes().jid("from"))
                .flatMap(ChatId::of)
                .filter(id -> !id.isGroup());
    }
}
