package io.github.camelwhatsapp.multidevice.messaging;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.camelwhatsapp.concurrent.SerialLane;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.multidevice.devices.Server;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.proto.MessageKey;
import io.github.camelwhatsapp.proto.WebMessageInfo;
import io.github.camelwhatsapp.signal.EncryptedMessage;
import io.github.camelwhatsapp.signal.IdentityKeyPair;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.ConnectionListener;
import io.github.camelwhatsapp.spi.EncryptionSettings;
import io.github.camelwhatsapp.spi.EventSink;
import io.github.camelwhatsapp.spi.Expectation;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.spi.MediaUploads;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.spi.StaleSealingException;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.LocalIdentity;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A device without a connection: its stanzas go through the hands of the test. */
final class TownDevice {
    final Household household;
    final int number;
    final AccountStore store;
    final List<Node> written = new CopyOnWriteArrayList<>();
    final List<Expectation> expectations = new CopyOnWriteArrayList<>();
    final Map<String, RefusedException> refused = new ConcurrentHashMap<>();
    final Map<String, Instant> acknowledged = new ConcurrentHashMap<>();
    private final Town town;
    private final SecureRandom random = new SecureRandom();
    private final SerialLane lane;
    private final Map<String, QueuedOperation> sent = new ConcurrentHashMap<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private LocalIdentity local;
    private Messaging messaging;
    /** Happens once, right after an answer of the server has been taken in. */
    final AtomicReference<Runnable> afterAnswer = new AtomicReference<>(() -> {});

    private int ids;
    private int keysGiven;
    boolean acceptIdentities = true;

    TownDevice(Town town, Household household, int number, AccountStore store) {
        this.town = town;
        this.household = household;
        this.number = number;
        this.store = store;
        lane = new SerialLane(town.pool);
        IdentityKeyPair key = number == 0 ? household.key : IdentityKeyPair.generate(random);
        local = new LocalIdentity(key, 1 + random.nextInt(16_000));
        install(local, 1);
        messaging = open();
    }

    private void install(LocalIdentity identity, int firstPreKeyId) {
        join(store.perform(tx -> {
            tx.signal().install(identity, firstPreKeyId);
            SignedPreKey made = SignedPreKey.generate(1, identity.keyPair(), random);
            tx.signal().signedPreKeys().rotate(made.keyPair(), made.signature(), town.time.now());
            tx.signal()
                    .oneTimePreKeys()
                    .add(Stream.generate(() -> KeyPair.generate(random))
                            .limit(30)
                            .toList());
        }));
    }

    Jid jid() {
        return household.phone.withDevice(number);
    }

    boolean is(Jid device) {
        return household.is(device) && device.device() == number;
    }

    /** Another connection: what was not stored is forgotten. */
    void restart() {
        messaging = open();
        written.clear();
        onLane(() -> {
            messaging.begin();
            return true;
        });
    }

    /** Sends a text; answers the stanza that left. */
    Node send(Jid to, String text) {
        return send(new SendMessage(Party.of(to), new Text(text)));
    }

    Node send(QueuedOperation operation) {
        return join(trySend(operation));
    }

    CompletionStage<Node> trySend(QueuedOperation operation) {
        String id = "3EB0" + household.phone.user() + number + "X" + ++ids;
        sent.put(id, operation);
        return prepared(id, operation)
                .exceptionallyCompose(problem -> problem.getCause() instanceof StaleSealingException
                        ? prepared(id, operation)
                        : CompletableFuture.failedFuture(problem))
                .thenApply(bytes -> new MultiDeviceNodeDecoder().decode(bytes));
    }

    private CompletionStage<byte[]> prepared(String id, QueuedOperation operation) {
        return CompletableFuture.supplyAsync(() -> messaging.prepare(id, operation), lane)
                .thenCompose(Function.identity())
                .thenCompose(sealing -> store.transact(tx -> sealed(tx, id, operation, sealing)));
    }

    private byte[] sealed(Transaction tx, String id, QueuedOperation operation, Sealing sealing) {
        Instant now = town.time.now();
        long sequence = tx.outbox()
                .append(OutboxRow.queued(
                        id,
                        operation.to().conversationKey(),
                        new byte[1],
                        Optional.empty(),
                        now,
                        now.plus(Duration.ofDays(1))));
        byte[] bytes = sealing.seal(tx);
        tx.outbox().seal(sequence, bytes);
        return bytes;
    }

    /** Sends a text, which the server takes and hands to this device. */
    List<Node> say(Jid to, String text, TownDevice listener) {
        Node message = send(to, text);
        acked(town.ack(message));
        return listener.take(town.relayed(this, message, listener));
    }

    /** Reads a stanza; answers what is to be sent after it. */
    List<Node> take(Node stanza) {
        Incoming incoming = onLane(() -> messaging.read(stanza));
        IncomingStanza stored =
                incoming instanceof Incoming.Sealed sealed ? sealed.stanza() : ((Incoming.Durable) incoming).stanza();
        IncomingStanza.Outcome outcome =
                join(store.transact(tx -> stored.reading().read(tx)));
        events.addAll(outcome.events());
        expectations.addAll(outcome.expectations());
        return onLane(() -> incoming instanceof Incoming.Sealed sealed
                ? sealed.answers().get()
                : ((Incoming.Durable) incoming).answers());
    }

    /** Reads a stanza in a transaction that fails after that. */
    void takeAndLose(Node stanza) {
        Incoming.Sealed incoming = (Incoming.Sealed) onLane(() -> messaging.read(stanza));
        CompletableFuture<?> lost = store.perform(tx -> {
            incoming.stanza().reading().read(tx);
            throw new IllegalStateException("the inbox failed");
        });
        Town.until(lost::isCompletedExceptionally);
    }

    void acked(Node ack) {
        onLane(() -> {
            messaging.acked(ack);
            return true;
        });
        // What was deferred is done with the next transaction.
        join(store.perform(tx -> tx.outbox().unfinished()));
    }

    /** The last thing that this connection hears. */
    void ackedAndCut(Node ack) {
        onLane(() -> {
            messaging.acked(ack);
            messaging.close();
            return true;
        });
    }

    Messaging messaging() {
        return messaging;
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> texts() {
        return events(MessageReceived.class).stream()
                .map(MessageReceived::content)
                .map(content -> content instanceof Text text ? text.text() : content.kind())
                .toList();
    }

    <T> T read(Function<Transaction, T> body) {
        return join(store.transact(body::apply));
    }

    /** What the server gives to whoever wants to write to this device; each time with another one-time prekey. */
    List<Node> bundle(boolean forged) {
        return read(tx -> {
            IdentityKeyPair key = tx.signal().local().orElseThrow().keyPair();
            PreKey preKey = tx.signal().oneTimePreKeys().notUploaded(30).get(keysGiven++ % 20);
            Node keys = KeyNodes.keys(
                    key.identityKey(),
                    preKey,
                    tx.signal().signedPreKeys().current().orElseThrow(),
                    household.voucher(forged ? IdentityKeyPair.generate(random) : key));
            List<Node> parts = new ArrayList<>();
            parts.add(KeyNodes.registration(tx.signal().local().orElseThrow().registrationId()));
            keys.children().stream()
                    .filter(child -> number != 0 || !child.is("device-identity"))
                    .forEach(parts::add);
            return parts;
        });
    }

    /** A phone hands a message on to another device of its account. */
    Node handsOn(String id, Jid chat, String text, TownDevice to) {
        Message.Builder answer = Message.newBuilder();
        answer.getProtocolMessageBuilder()
                .setType(Message.ProtocolMessage.Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE)
                .getPeerDataOperationRequestResponseMessageBuilder()
                .addPeerDataOperationResultBuilder()
                .getPlaceholderMessageResendResponseBuilder()
                .setWebMessageInfoBytes(WebMessageInfo.newBuilder()
                        .setKey(MessageKey.newBuilder()
                                .setRemoteJid(chat.toString())
                                .setFromMe(false)
                                .setId(id))
                        .setMessage(Message.newBuilder().setConversation(text))
                        .setMessageTimestamp(town.time.now().getEpochSecond())
                        .build()
                        .toByteString());
        return tells(answer.build(), to);
    }

    /** A phone tells another device of its account something that is not for people. */
    Node tells(Message message, TownDevice to) {
        Jid device = household.lid.withDevice(to.number);
        Sessions sessions = new Sessions(context(), new Wire(), lane, random);
        Sessions.Ready ready = join(CompletableFuture.supplyAsync(() -> sessions.prepare(List.of(device)), lane)
                .thenCompose(Function.identity()));
        EncryptedMessage sealed =
                join(store.transact(tx -> sessions.encrypt(tx, device, new Plaintexts(random).direct(message), ready)));
        return Node.builder("message")
                .attribute("id", "P" + ++ids)
                .attribute("from", household.lid)
                .attribute("category", "peer")
                .attribute("t", Long.toString(town.time.now().getEpochSecond()))
                .attribute("type", "text")
                .child(OutgoingStanza.part(sealed))
                .build();
    }

    /** Installs everything anew, with another identity. */
    void reinstall() {
        join(store.perform(tx -> tx.signal().reset()));
        local = LocalIdentity.generate(random);
        install(local, 5_000);
        messaging = open();
    }

    static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, SECONDS).join();
    }

    <T> T onLane(Supplier<T> question) {
        return join(CompletableFuture.supplyAsync(question, lane));
    }

    private Messaging open() {
        OwnDevice self = new OwnDevice(
                jid(),
                household.lidKnown ? Optional.of(household.lid.withDevice(number)) : Optional.empty(),
                household.voucher(local.keyPair()));
        return new Messaging(context(), self, new Wire(), lane);
    }

    private ConnectionContext context() {
        AccountSettings settings = AccountSettings.builder("device-" + number)
                .generation("multidevice")
                .encryption(new EncryptionSettings(true, acceptIdentities))
                .build();
        return new ConnectionContext(
                settings, store, town.time, town.pool, new Sink(), new Unheard(), MediaUploads.NONE, Optional.empty());
    }

    void reopen() {
        messaging = open();
    }

    private final class Wire implements Server {
        private int requests;

        @Override
        public CompletionStage<Node> ask(String name, Function<String, Node> request) {
            CompletableFuture<Node> answer = new CompletableFuture<>();
            Node iq = request.apply("q" + ++requests);
            town.pool.execute(() -> town.answer(iq)
                    .whenCompleteAsync(
                            (node, problem) -> {
                                if (problem == null) {
                                    answer.complete(node);
                                    afterAnswer.getAndSet(() -> {}).run();
                                } else {
                                    answer.completeExceptionally(problem);
                                }
                            },
                            lane));
            return answer;
        }

        @Override
        public CompletionStage<Void> write(Node stanza) {
            written.add(stanza);
            return CompletableFuture.completedFuture(null);
        }
    }

    private final class Sink implements EventSink {
        @Override
        public CompletionStage<Void> accept(IncomingStanza stanza) {
            events.addAll(stanza.events());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void publish(Event event) {
            events.add(event);
        }

        @Override
        public Optional<QueuedOperation> sent(Transaction transaction, String id) {
            return Optional.ofNullable(sent.get(id));
        }

        @Override
        public void acknowledged(String id, Instant at) {
            acknowledged.put(id, at);
            store.defer(
                    tx -> tx.outbox().find(id).ifPresent(row -> tx.outbox().acked(row.sequence(), at, new byte[0])));
        }

        @Override
        public void refused(String id, RefusedException reason) {
            refused.put(id, reason);
            store.defer(tx ->
                    tx.outbox().find(id).ifPresent(row -> tx.outbox().failed(row.sequence(), town.time.now(), "no")));
        }
    }

    private static final class Unheard implements ConnectionListener {
        @Override
        public void opened() {}

        @Override
        public void loggedIn(LoggedIn event) {}

        @Override
        public void proven() {}

        @Override
        public void closed(ConnectionCause cause) {}
    }
}
