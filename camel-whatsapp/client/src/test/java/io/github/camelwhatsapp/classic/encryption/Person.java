package io.github.camelwhatsapp.classic.encryption;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.ConnectionListener;
import io.github.camelwhatsapp.spi.EncryptionSettings;
import io.github.camelwhatsapp.spi.EventSink;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.spi.MediaUploads;
import io.github.camelwhatsapp.spi.Password;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** An account that encrypts, without a connection: its stanzas go through the hands of the test. */
final class Person {
    private final String number;
    private final AccountStore store;
    private final KeyDesk desk;
    private final TimeSource time;
    private final Executor lane;
    private final Map<String, QueuedOperation> sent = new ConcurrentHashMap<>();
    private final List<Node> written = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Set<String> come = new HashSet<>();
    private Encryption encryption;
    private int ids;

    Person(String number, AccountStore store, KeyDesk desk, TimeSource time, Executor lane) {
        this.number = number;
        this.store = store;
        this.desk = desk;
        this.time = time;
        this.lane = lane;
        encryption = open();
    }

    String number() {
        return number;
    }

    AccountStore store() {
        return store;
    }

    /** Logs in. */
    void begin() {
        lane.execute(encryption::begin);
    }

    /** Another connection, after a restart or not: what was not stored is forgotten. */
    void restart() {
        encryption = open();
        written.clear();
        begin();
    }

    /** Sends a text; answers the stanza that left. */
    Node send(String to, String text) {
        SendMessage message = new SendMessage(Party.parse(to), new Text(text));
        String id = number + "-" + ++ids;
        sent.put(id, message);
        Sealing sealing =
                join(CompletableFuture.supplyAsync(() -> encryption.prepare(message, clear(id, message)), lane)
                        .thenCompose(Function.identity()));
        return ClassicNodeDecoder.decode(join(store.transact(sealing::seal)));
    }

    /** Reads a stanza; answers what is to be sent after it. */
    List<Node> take(Node stanza) {
        Incoming.Sealed incoming = (Incoming.Sealed) onLane(() -> encryption.read(stanza));
        IncomingStanza.Outcome outcome =
                join(store.transact(tx -> incoming.stanza().reading().read(tx)));
        if (!outcome.readable() || come.add(incoming.stanza().dedupeKey().orElseThrow())) {
            events.addAll(outcome.events());
        }
        return onLane(() -> incoming.answers().get());
    }

    /** Reads a stanza in a transaction that fails after that. */
    void takeAndLose(Node stanza) {
        Incoming.Sealed incoming = (Incoming.Sealed) onLane(() -> encryption.read(stanza));
        join(store.perform(tx -> {
            incoming.stanza().reading().read(tx);
            throw new IllegalStateException("the inbox failed");
        }));
    }

    /** Hears of something that others read. */
    void notice(Node stanza) {
        onLane(() -> {
            encryption.noticed(stanza);
            return true;
        });
    }

    /** Hears that the server has a message. */
    void acked(String id) {
        onLane(() -> {
            encryption.acked(id);
            return true;
        });
    }

    /** What it wrote besides: messages that were asked for again. */
    List<Node> written() {
        return List.copyOf(written);
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> texts() {
        return events(MessageReceived.class).stream()
                .map(event -> ((Text) event.content()).text())
                .toList();
    }

    static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, SECONDS).join();
    }

    private <T> T onLane(Supplier<T> question) {
        return join(CompletableFuture.supplyAsync(question, lane));
    }

    private Encryption open() {
        AccountSettings settings = AccountSettings.builder("account-" + number)
                .generation("classic")
                .phoneNumber(number)
                .password(Password.ofBase64("AAAAAAAAAAAAAAAAAAAAAAAAAAA="))
                .encryption(new EncryptionSettings(true, true))
                .build();
        return new Encryption(
                new ConnectionContext(
                        settings, store, time, lane, new Sink(), new Unheard(), MediaUploads.NONE, Optional.empty()),
                new Wire(),
                lane,
                this::clear);
    }

    private Node clear(String id, SendMessage message) {
        return Node.builder("message")
                .attribute("to", message.to().id())
                .attribute("type", "text")
                .attribute("id", id)
                .attribute("t", Long.toString(time.now().getEpochSecond()))
                .child(Node.builder("body")
                        .data(((Text) message.content()).text())
                        .build())
                .build();
    }

    /** What encryption may do with a connection. */
    private final class Wire implements Server {
        private int requests;

        @Override
        public CompletionStage<Node> ask(String name, Function<String, Node> request) {
            return desk.answer(number, request.apply("ask-" + ++requests));
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
            return store.perform(tx -> events.addAll(stanza.events()));
        }

        @Override
        public void tell(Transaction transaction, Event event) {
            events.add(event);
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
        public void acknowledged(String id, Instant at) {}

        @Override
        public void refused(String id, RefusedException reason) {}
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
