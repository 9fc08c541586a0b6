package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.CalendarEvent;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.multidevice.message.ChatView;
import io.github.camelwhatsapp.multidevice.message.GroupRules;
import io.github.camelwhatsapp.multidevice.message.KnownMessages;
import io.github.camelwhatsapp.multidevice.message.MessageReader;
import io.github.camelwhatsapp.multidevice.message.MessageSecrets;
import io.github.camelwhatsapp.multidevice.message.MessageWriter;
import io.github.camelwhatsapp.multidevice.message.ReadMessage;
import io.github.camelwhatsapp.multidevice.message.ReportingToken;
import io.github.camelwhatsapp.multidevice.message.WrittenMessage;
import io.github.camelwhatsapp.operation.MessageOperation;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What messages say, written and read within a transaction: what refers to an earlier message needs its secret, and what others may refer to
 * leaves its own. Source: multidevice-messaging.md sections 3.1, 3.8, 4.3 and 5.2.
 */
final class Contents {
    private static final Duration SECRET_LASTS = Duration.ofDays(30);
    private static final Duration QUESTION_LASTS = Duration.ofDays(90);

    private final OwnDevice self;
    private final TimeSource time;
    private final SecureRandom random;
    private final MessageWriter writer;

    Contents(OwnDevice self, TimeSource time, SecureRandom random) {
        this.self = self;
        this.time = time;
        this.random = random;
        writer = new MessageWriter(random);
    }

    /**
     * Writes a message; one that was sent before becomes the same again.
     *
     * @param chat its chat on the wire
     * @param own our own address in that chat, without a device
     * @param rules what the chat allows, if it is a group
     * @throws RefusedException if it refers to something that is not known
     */
    Draft write(Transaction tx, Jid chat, Jid own, GroupRules rules, String id, MessageOperation operation) {
        ChatView view = view(tx, chat, own).with(rules);
        Optional<Remembered> earlier = find(tx, conversation(tx, operation.to().id()), author(tx), id);
        byte[] secret = earlier.flatMap(Remembered::secret).orElseGet(this::secret);
        // What was sealed before is not late, however late it is sealed once more.
        Instant at = earlier.map(Remembered::at).orElseGet(time::now);
        try {
            WrittenMessage written = writer.write(operation, view, time.now(), secret, known(tx, chat, at));
            return new Draft(
                    written.message(),
                    written.traits().type(),
                    written.traits().mediaType(),
                    written.traits().edit(),
                    written.traits().hidesFailure(),
                    extras(written, view, id),
                    written.secret());
        } catch (IllegalArgumentException e) {
            throw new RefusedException(operation.name(), 0, String.valueOf(e.getMessage()));
        }
    }

    /** Keeps what opens answers to a message of ours. Called in the transaction that seals it. */
    void keep(Transaction tx, String id, MessageOperation operation, Draft draft) {
        draft.secret()
                .ifPresent(secret -> keep(
                        tx,
                        conversation(tx, operation.to().id()),
                        author(tx),
                        id,
                        time.now(),
                        draft.secret(),
                        operation.content()));
    }

    /**
     * Reads a message, and keeps what opens answers to it.
     *
     * @param chat its chat
     * @param rules what the chat allows, if it is a group
     * @throws RuntimeException if it makes no sense
     */
    ReadMessage read(Transaction tx, Arrival arrival, Jid chat, GroupRules rules, Message message) {
        Jid own = chat.isPhone() || (chat.isGroup() && arrival.sender().isPhone())
                ? self.phone().account()
                : self.resolved().account();
        ReadMessage read = MessageReader.read(
                message, arrival.sender(), view(tx, chat, own).with(rules), known(tx, chat, arrival.at()));
        if (read instanceof ReadMessage.Said said && (said.secret().isPresent() || said.isStatement())) {
            keep(
                    tx,
                    conversation(tx, chat),
                    conversation(tx, arrival.sender()),
                    arrival.id(),
                    arrival.at(),
                    said.secret(),
                    said.content());
        }
        return read;
    }

    private List<Node> extras(WrittenMessage written, ChatView view, String id) {
        List<Node> extras = new ArrayList<>();
        if (!written.traits().meta().isEmpty()) {
            Node.Builder meta = Node.builder("meta");
            written.traits().meta().forEach((name, value) -> meta.attribute(name, value));
            extras.add(meta.build());
        }
        written.secret()
                .flatMap(secret -> ReportingToken.of(
                        secret, id, view.self(), view.chat(), written.message().toByteArray()))
                .ifPresent(token -> extras.add(Node.builder("reporting")
                        .child(Node.builder("reporting_token")
                                .attribute("v", "2")
                                .data(token)
                                .build())
                        .build()));
        return extras;
    }

    private void keep(
            Transaction tx,
            String chat,
            String author,
            String id,
            Instant at,
            Optional<byte[]> secret,
            Content content) {
        boolean asks = content instanceof Poll || content instanceof CalendarEvent;
        List<String> options = content instanceof Poll poll ? poll.options() : List.of();
        Instant until = time.now().plus(asks ? QUESTION_LASTS : SECRET_LASTS);
        tx.messageSecrets().put(chat, author, id, new Remembered(at, secret, options).encode(), until);
    }

    /** @param now when the message that refers to others is sent */
    private KnownMessages known(Transaction tx, Jid chat, Instant now) {
        return new KnownMessages() {
            @Override
            public Optional<Known> find(MessageReference reference) {
                return Contents.find(tx, conversation(tx, chat), author(tx, chat, reference), reference.id())
                        .map(remembered -> new Known(
                                remembered.secret(),
                                remembered.options(),
                                Optional.of(Duration.between(remembered.at(), now))));
            }

            @Override
            public boolean isByAnother(MessageReference reference) {
                List<String> authors = tx.messageSecrets().senders(conversation(tx, chat), reference.id());
                return !authors.isEmpty() && !authors.contains(author(tx, chat, reference));
            }
        };
    }

    private String author(Transaction tx, Jid chat, MessageReference reference) {
        if (reference.own()) {
            return author(tx);
        }
        return conversation(tx, reference.sender().map(Party::id).orElse(chat));
    }

    private static Optional<Remembered> find(Transaction tx, String chat, String author, String id) {
        return tx.messageSecrets().find(chat, author, id).map(Remembered::decode);
    }

    private ChatView view(Transaction tx, Jid chat, Jid own) {
        return new ChatView(chat, own, tx.addresses().party(self.phone()), tx.addresses()::party, GroupRules.UNKNOWN);
    }

    private String author(Transaction tx) {
        return conversation(tx, self.phone());
    }

    private static String conversation(Transaction tx, Jid address) {
        return tx.addresses().party(address).conversationKey();
    }

    private byte[] secret() {
        byte[] secret = new byte[MessageSecrets.LENGTH];
        random.nextBytes(secret);
        return secret;
    }
}
