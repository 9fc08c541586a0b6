package io.github.camelwhatsapp.emulator.endpoint;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.signal.DuplicateMessageException;
import io.github.camelwhatsapp.signal.SignalException;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens messages that come to a phone, and says what they are. Used on its lane only. Source: multidevice-messaging.md sections 4.1 to
 * 4.3.
 */
final class Receiving {
    private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);
    private static final int WRAPPERS = 5;

    private final Self self;
    private final AddressBook book;
    private final Sessions sessions;
    private final GroupKeys groupKeys;

    Receiving(Self self, AddressBook book, Sessions sessions, GroupKeys groupKeys) {
        this.self = self;
        this.book = book;
        this.sessions = sessions;
        this.groupKeys = groupKeys;
    }

    /**
     * What became of a message.
     *
     * @param arrival what it says; empty if it says nothing to a person
     * @param failed whether a part could not be read and is to be asked for again
     */
    record Opened(Optional<Arrival> arrival, boolean failed) {}

    /** Opens a message. */
    Opened open(Node stanza) {
        Jid from = stanza.attributes().requireJid("from");
        Optional<Jid> participant = stanza.attributes().jid("participant");
        Jid sender = participant.orElse(from);
        book.learn(sender, stanza, participant.isPresent() ? "participant" : "sender");
        stanza.attributes().jid("recipient").ifPresent(recipient -> book.learn(recipient, stanza, "peer_recipient"));
        Message content = Message.getDefaultInstance();
        boolean failed = false;
        for (Node enc : stanza.children()) {
            if (enc.is("enc")) {
                try {
                    Message part = part(from, sender, enc);
                    content = saysSomething(part) ? part : content;
                } catch (DuplicateMessageException e) {
                    LOG.debug("A message came twice: {}", e.getMessage());
                } catch (SignalException | InvalidProtocolBufferException | IllegalArgumentException e) {
                    LOG.debug("A message cannot be read: {}", e.getMessage());
                    failed = true;
                }
            }
        }
        return new Opened(saysSomething(content) ? arrival(stanza, from, sender, content) : Optional.empty(), failed);
    }

    private Message part(Jid from, Jid sender, Node enc) throws InvalidProtocolBufferException {
        byte[] padded =
                enc.attributes().is("type", "skmsg") ? groupKeys.open(from, sender, enc) : sessions.open(sender, enc);
        Message message = Message.parseFrom(Padding.remove(padded));
        groupKeys.take(sender, message);
        return message;
    }

    private Optional<Arrival> arrival(Node stanza, Jid from, Jid sender, Message content) {
        boolean own = self.is(sender);
        Jid chat = from.isGroup() || from.isBroadcast()
                ? from
                : own ? stanza.attributes().jid("recipient").orElse(from) : from;
        Optional<Jid> author = own ? Optional.of(self.phone()) : book.phone(sender);
        Optional<Jid> named = chat.isGroup() || chat.isBroadcast()
                ? Optional.of(chat)
                : self.is(chat) ? Optional.of(self.phone()) : book.phone(chat);
        if (author.isEmpty() || named.isEmpty()) {
            LOG.warn("A message of somebody without a number: {}", stanza.attributes());
            return Optional.empty();
        }
        return Optional.of(new Arrival(
                stanza.attributes().requireText("id"),
                named.get(),
                author.get(),
                own,
                stanza.attribute("notify").orElse(""),
                stanza.attributes().instant("t").orElse(Instant.EPOCH),
                unwrapped(content, own),
                sender));
    }

    private static boolean saysSomething(Message message) {
        Message.Builder rest =
                message.toBuilder().clearSenderKeyDistributionMessage().clearMessageContextInfo();
        return rest.build().getSerializedSize() > 0;
    }

    /** What is inside of wrappers that change nothing for who reads it. */
    static Message unwrapped(Message message, boolean own) {
        Message inner = message;
        for (int i = 0; i < WRAPPERS; i++) {
            Message next = next(inner, own);
            if (next.equals(inner)) {
                return inner;
            }
            inner = next.hasMessageContextInfo() || !inner.hasMessageContextInfo()
                    ? next
                    : next.toBuilder()
                            .setMessageContextInfo(inner.getMessageContextInfo())
                            .build();
        }
        return inner;
    }

    private static Message next(Message message, boolean own) {
        if (own && message.hasDeviceSentMessage()) {
            return message.getDeviceSentMessage().getMessage();
        }
        if (message.hasEphemeralMessage()) {
            return message.getEphemeralMessage().getMessage();
        }
        if (message.hasViewOnceMessage()) {
            return message.getViewOnceMessage().getMessage();
        }
        if (message.hasViewOnceMessageV2()) {
            return message.getViewOnceMessageV2().getMessage();
        }
        if (message.hasDocumentWithCaptionMessage()) {
            return message.getDocumentWithCaptionMessage().getMessage();
        }
        return message.hasEditedMessage() ? message.getEditedMessage().getMessage() : message;
    }
}
