package io.github.camelwhatsapp.classic.encryption;

import io.github.camelwhatsapp.classic.stanza.EncryptedStanzas;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.event.UndecryptableMessage;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.signal.DecryptedMessage;
import io.github.camelwhatsapp.signal.DuplicateMessageException;
import io.github.camelwhatsapp.signal.GroupCipher;
import io.github.camelwhatsapp.signal.GroupSessionBuilder;
import io.github.camelwhatsapp.signal.IdentityStatus;
import io.github.camelwhatsapp.signal.InvalidMessageException;
import io.github.camelwhatsapp.signal.PreKeySignalMessage;
import io.github.camelwhatsapp.signal.SenderKeyDistributionMessage;
import io.github.camelwhatsapp.signal.SenderKeyMessage;
import io.github.camelwhatsapp.signal.SenderKeyName;
import io.github.camelwhatsapp.signal.SignalException;
import io.github.camelwhatsapp.signal.SignalMessage;
import io.github.camelwhatsapp.signal.UntrustedIdentityException;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens an encrypted message inside the transaction that stores what it says: the ratchet's step, the prekey that was used up and the
 * message are kept together. What fails leaves no trace but the count of how often the message was asked for. Source: classic.md
 * sections 9.3, 9.5 and 9.6.
 */
final class EncryptedReading implements IncomingStanza.Reading {
    /** Whoever could not read a message so many times will not read it the next time either. */
    static final int MOST_RETRIES = 5;

    private final ConnectionContext context;
    private final Sessions sessions;
    private final SecureRandom random;
    private final Node stanza;
    private final Party chat;
    private final Party author;
    private volatile List<Node> answers = List.of();

    EncryptedReading(ConnectionContext context, Sessions sessions, SecureRandom random, Node stanza) {
        this.context = context;
        this.sessions = sessions;
        this.random = random;
        this.stanza = stanza;
        chat = Party.of(stanza.attributes().requireJid("from"));
        author = EncryptedStanzas.author(stanza);
        stanza.attributes().requireText("id");
        stanza.attributes().requireInstant("t");
    }

    /** What to send once the transaction is durable. */
    List<Node> answers() {
        return answers;
    }

    @Override
    public IncomingStanza.Outcome read(Transaction transaction) {
        Attempt attempt = new Attempt(transaction);
        stanza.children().stream().filter(child -> child.is("enc")).forEach(attempt::open);
        if (attempt.content.isPresent()) {
            transaction.signal().retries().arrived(key());
            answers = EncryptedStanzas.taken(stanza, context.settings().deliveryReceipts());
            attempt.events.add(EncryptedStanzas.received(stanza, attempt.content.get()));
            return IncomingStanza.Outcome.readable(attempt.events);
        }
        if (attempt.failure.isPresent()) {
            failed(transaction, attempt.failure.get(), attempt.events);
        } else {
            // It came before, or it only brought a key.
            answers = EncryptedStanzas.taken(stanza, context.settings().deliveryReceipts());
        }
        return IncomingStanza.Outcome.unreadable(attempt.events);
    }

    private void failed(Transaction transaction, Failure failure, List<Event> events) {
        int count = transaction.signal().retries().asked(key(), context.time().now());
        boolean ask = failure.helps() && count <= MOST_RETRIES;
        answers = ask
                ? EncryptedStanzas.askAgain(
                        stanza,
                        count,
                        transaction.signal().stores().identities().localRegistrationId())
                : EncryptedStanzas.taken(stanza, false);
        if (count == 1 || !ask) {
            events.add(new UndecryptableMessage(
                    stanza.attributes().requireText("id"),
                    chat,
                    author,
                    failure.reason(),
                    failure.detail(),
                    count,
                    ask,
                    stanza.attributes().requireInstant("t")));
        }
    }

    private String key() {
        return EncryptedStanzas.dedupeKey(stanza);
    }

    /** One run of the transaction. */
    private final class Attempt {
        private final Transaction transaction;
        private final List<Event> events = new ArrayList<>();
        private Optional<Content> content = Optional.empty();
        private Optional<Failure> failure = Optional.empty();

        Attempt(Transaction transaction) {
            this.transaction = transaction;
        }

        void open(Node part) {
            try {
                PlainMessage message = PlainMessage.decode(decrypt(part), EncryptedStanzas.version(part));
                message.senderKey().ifPresent(this::keep);
                if (content.isEmpty()) {
                    content = message.content();
                }
            } catch (DuplicateMessageException e) {
                // What it said was kept when it came first.
            } catch (UntrustedIdentityException e) {
                failure = Optional.of(Failure.of(e));
                if (StrangeIdentities.note(transaction, author.id().user(), e.identityKey())) {
                    events.add(new IdentityChanged(author, false, context.time().now()));
                }
            } catch (SignalException e) {
                failure = Optional.of(Failure.of(e));
            } catch (IllegalArgumentException e) {
                failure = Optional.of(Failure.of(e));
            }
        }

        private byte[] decrypt(Node part) {
            byte[] bytes = part.dataBytes();
            return switch (part.attribute("type").orElse("")) {
                case "pkmsg" ->
                    pairwise(sessions.cipher(transaction)
                            .decrypt(Peers.address(author), PreKeySignalMessage.parse(bytes)));
                case "msg" ->
                    pairwise(sessions.cipher(transaction).decrypt(Peers.address(author), SignalMessage.parse(bytes)));
                case "skmsg" ->
                    new GroupCipher(transaction.signal().senderKeys(), random)
                            .decrypt(name(), SenderKeyMessage.parse(bytes));
                default ->
                    throw new InvalidMessageException("An encrypted part of the type '"
                            + part.attribute("type").orElse("") + "'");
            };
        }

        private byte[] pairwise(DecryptedMessage message) {
            sessions.hasKeys(author.id().user());
            if (message.identity() == IdentityStatus.CHANGED) {
                transaction.signal().senderKeyHolders().forget(author.id().user());
                events.add(new IdentityChanged(author, true, context.time().now()));
            }
            return message.plaintext();
        }

        private void keep(PlainMessage.SenderKey key) {
            if (key.group().equals(chat.id().toString())) {
                new GroupSessionBuilder(transaction.signal().senderKeys(), random)
                        .process(name(), SenderKeyDistributionMessage.parse(key.distribution()));
            }
        }

        private SenderKeyName name() {
            return new SenderKeyName(chat.id().toString(), Peers.address(author));
        }
    }
}
