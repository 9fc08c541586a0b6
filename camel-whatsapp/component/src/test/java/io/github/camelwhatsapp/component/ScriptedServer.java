package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.spi.Sealing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What an account of the scripted generation talks to. Safe for use by several threads. */
final class ScriptedServer {
    static final Party ANN = Party.ofPhone("34600000001");
    static final Instant SENT_AT = Instant.parse("2016-07-01T12:00:00Z");

    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<String, QueuedOperation> sealed = new ConcurrentHashMap<>();
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final List<Operation<?>> executed = new CopyOnWriteArrayList<>();
    private volatile ConnectionContext context;
    private volatile boolean withholdsAcks;
    private volatile List<String> mediaHosts = List.of();
    private final List<String> askedAgain = new CopyOnWriteArrayList<>();
    private volatile ConnectionCause refusal;
    private volatile String greeting;

    Connection connect(ConnectionContext fresh) {
        connections.incrementAndGet();
        context = fresh;
        fresh.listener().opened();
        ConnectionCause cause = refusal;
        if (cause != null) {
            fresh.listener().closed(cause);
        } else {
            fresh.listener()
                    .loggedIn(new LoggedIn(
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), SENT_AT));
        }
        if (cause == null && greeting != null) {
            brings(message(ANN, ANN, greeting));
        }
        return new Scripted(fresh);
    }

    /** Has a text from Ann wait for whoever logs in. */
    void greets(String text) {
        greeting = text;
    }

    /** Refuses logins from now on. */
    ScriptedServer refuses(ConnectionCause cause) {
        refusal = cause;
        return this;
    }

    /** Takes logins again. */
    void accepts() {
        refusal = null;
    }

    /** Acknowledges nothing from now on. */
    void withholdAcks() {
        withholdsAcks = true;
    }

    /** Answers a request of the connection itself, such as a ping. */
    void answersAPing() {
        context.listener().proven();
    }

    /** Media with a direct path lie on these hosts from now on. */
    void mediaHosts(List<String> names) {
        mediaHosts = names;
    }

    /** The messages whose media the phone was asked for once more. */
    List<String> askedAgain() {
        return List.copyOf(askedAgain);
    }

    /** Cuts the connection. */
    void cut() {
        context.listener().closed(ConnectionCause.of(ConnectionCause.Kind.CONNECTION_LOST));
    }

    int connections() {
        return connections.get();
    }

    boolean isOnline() {
        return context != null;
    }

    /** A text from Ann, stored when this returns; answers its id. */
    String says(String text) {
        return says(ANN, ANN, text);
    }

    /** A text from somebody in a chat; answers its id. */
    String says(Party chat, Party sender, String text) {
        MessageReceived message = message(chat, sender, text);
        comes(message);
        return message.id();
    }

    private MessageReceived message(Party chat, Party sender, String text) {
        String id = "IN" + ids.incrementAndGet();
        return new MessageReceived(id, chat, sender, Optional.of("Ann"), SENT_AT, Origin.LIVE, new Text(text));
    }

    /** A durable event, stored when this returns. */
    void comes(Event event) {
        brings(event).orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** A durable event; completes when it is stored. */
    CompletableFuture<Void> brings(Event event) {
        return context.sink()
                .accept(IncomingStanza.of(List.of(event), Optional.empty()))
                .toCompletableFuture();
    }

    /** An event that is not durable. */
    void passes(Event event) {
        context.sink().publish(event);
    }

    /** What was written, in order, each as often as it was written. */
    List<QueuedOperation> written() {
        return written.stream().map(sealed::get).toList();
    }

    /** The ids under which it was written. */
    List<String> writtenIds() {
        return List.copyOf(written);
    }

    /** What was asked that waits for no outbox. */
    List<Operation<?>> executed() {
        return List.copyOf(executed);
    }

    private final class Scripted implements Connection {
        private final ConnectionContext mine;

        Scripted(ConnectionContext mine) {
            this.mine = mine;
        }

        @Override
        @SuppressWarnings("unchecked") // The scripted answers are those that the operations declare.
        public <R> CompletionStage<R> execute(Operation<R> operation) {
            executed.add(operation);
            Object answer = operation instanceof Ping ? Duration.ofMillis(7) : Done.DONE;
            return CompletableFuture.completedFuture((R) answer);
        }

        @Override
        public CompletionStage<Sealing> prepare(String id, QueuedOperation operation) {
            sealed.put(id, operation);
            return CompletableFuture.completedFuture(Sealing.of(id.getBytes(StandardCharsets.US_ASCII)));
        }

        @Override
        public CompletionStage<List<String>> mediaHosts(boolean anew) {
            return CompletableFuture.completedFuture(mediaHosts);
        }

        @Override
        public CompletionStage<Optional<MediaContent>> renewMedia(MessageReceived message) {
            askedAgain.add(message.id());
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public CompletionStage<Void> write(byte[] bytes) {
            String id = new String(bytes, StandardCharsets.US_ASCII);
            written.add(id);
            if (!withholdsAcks) {
                mine.sink().acknowledged(id, SENT_AT);
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close(ConnectionCause cause) {
            mine.listener().closed(cause);
        }
    }
}
