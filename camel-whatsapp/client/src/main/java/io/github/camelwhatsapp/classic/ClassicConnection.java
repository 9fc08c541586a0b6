package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.classic.encryption.Encryption;
import io.github.camelwhatsapp.classic.handshake.LoginStep;
import io.github.camelwhatsapp.classic.handshake.WauthLogin;
import io.github.camelwhatsapp.classic.registration.StoredCredentials;
import io.github.camelwhatsapp.classic.stanza.OutgoingStanzas;
import io.github.camelwhatsapp.classic.stanza.UploadStanzas;
import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.ResetEncryption;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.TrustIdentity;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.Password;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.store.CredentialStore;
import io.github.camelwhatsapp.stream.Dials;
import io.github.camelwhatsapp.stream.SocketLife;
import io.github.camelwhatsapp.stream.StoreFailures;
import io.github.camelwhatsapp.transport.Link;
import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One classic connection: opens the socket, goes from phase to phase, and ends with one cause. Its state lives on its lane; the event
 * loop only hands frames over.
 */
final class ClassicConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(ClassicConnection.class);

    /** Where the nonce of the next login is kept; deleted durably before it is used. Source: classic.md section 3.5. */
    private static final String NONCE = CredentialStore.ONCE + "classic.nonce";

    /** The hosts of the real service, one of which is taken at random. Source: classic.md section 1.1. */
    private static final List<ServerAddress> SERVERS = IntStream.rangeClosed(1, 16)
            .mapToObj(number -> new ServerAddress("e" + number + ".whatsapp.net", 443))
            .toList();

    private final ConnectionContext context;
    private final SocketLife<ClassicFrame> life;
    private final OutgoingStanzas outgoing;
    private final AccountRequests account;
    private final MediaCourier courier;
    private final Typing typing;
    private @Nullable StreamPhase stream;

    private ClassicConnection(ConnectionContext context) {
        this.context = context;
        life = new SocketLife<>(context, frame -> frame.header().length());
        outgoing = new OutgoingStanzas(context.settings(), context.time());
        Duration timeout = context.settings().timings().request();
        account = new AccountRequests(
                context, (name, request) -> onStream(name, live -> live.request(name, timeout, request)));
        courier = new MediaCourier(context, new Courier());
        typing = new Typing(context.settings().etiquette().typing());
    }

    /**
     * Begins to connect.
     *
     * @throws IllegalArgumentException if the account has no number
     */
    static ClassicConnection open(ConnectionContext context) {
        AccountSettings settings = context.settings();
        if (settings.phoneNumber().isEmpty()) {
            throw new IllegalArgumentException(
                    "account '" + settings.name() + "' needs a phoneNumber to log in with the generation 'classic'");
        }
        ClassicConnection connection = new ClassicConnection(context);
        connection.takeCredentials();
        return connection;
    }

    @Override
    public <R> CompletionStage<R> execute(Operation<R> operation) {
        return account.prepared(operation)
                .orElseGet(() -> onStream(operation.name(), live -> execute(live, operation)));
    }

    @Override
    public CompletionStage<Sealing> prepare(String id, QueuedOperation operation) {
        return onStream(operation.name(), live -> prepare(live, id, operation));
    }

    @Override
    public CompletionStage<QueuedOperation> bring(QueuedOperation operation) {
        return courier.bring(operation);
    }

    @Override
    public CompletionStage<Void> write(byte[] sealed) {
        return onStream("a stored message", live -> {
            typing.before(sealed).forEach(live::write);
            return live.write(sealed);
        });
    }

    /** The server may forget a picture that everybody is done with. Source: classic.md section 7.6. */
    @Override
    public void settled(Event event) {
        if (event instanceof MessageReceived message
                && message.content() instanceof Image image
                && image.media() instanceof RemoteMedia media) {
            onStream(
                            "forgetMedia",
                            live -> live.request(
                                    "forgetMedia",
                                    context.settings().timings().request(),
                                    id -> UploadStanzas.forget(id, media.url())))
                    .whenComplete((reply, problem) -> {
                        if (problem != null) {
                            LOG.debug("The server was not told that it may forget a picture: {}", problem.toString());
                        }
                    });
        }
    }

    @Override
    public void close(ConnectionCause cause) {
        life.lane().execute(() -> life.end(cause));
    }

    private CompletionStage<Sealing> prepare(StreamPhase live, String id, QueuedOperation operation) {
        Node clear = outgoing.queued(id, operation);
        return operation instanceof SendMessage message && live.encryption().isPresent()
                ? live.encryption().get().prepare(message, clear)
                : CompletableFuture.completedFuture(Sealing.of(ClassicNodeEncoder.encode(clear)));
    }

    /** What concerns keys; empty for every other operation. */
    private static <R> Optional<CompletionStage<R>> keys(StreamPhase live, Operation<R> operation) {
        CompletionStage<Done> done;
        if (operation instanceof ResetEncryption) {
            done = encryption(live, operation).reset();
        } else if (operation instanceof TrustIdentity trust) {
            done = encryption(live, operation).trust(trust.to());
        } else {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked") // both are an Operation<Done>
        CompletionStage<R> result = (CompletionStage<R>) done;
        return Optional.of(result);
    }

    private static Encryption encryption(StreamPhase live, Operation<?> operation) {
        return live.encryption()
                .orElseThrow(() -> new NotSupportedException(
                        ClassicGeneration.NAME, operation.name() + " without the account option encryption"));
    }

    private <R> CompletionStage<R> execute(StreamPhase live, Operation<R> operation) {
        Optional<CompletionStage<R>> keys = keys(live, operation);
        if (keys.isPresent()) {
            return keys.get();
        }
        Optional<CompletionStage<R>> answered = live.perform(operation);
        if (answered.isPresent()) {
            return answered.get();
        }
        Node node = outgoing.unanswered(operation)
                .orElseThrow(() -> new NotSupportedException(ClassicGeneration.NAME, operation.toString()));
        @SuppressWarnings("unchecked") // what has no answer is an Operation<Done>
        CompletionStage<R> done = (CompletionStage<R>) live.write(node).thenApply(written -> Done.DONE);
        return done;
    }

    private <R> CompletionStage<R> onStream(String what, Function<StreamPhase, CompletionStage<R>> step) {
        return life.onLane(what, () -> stream, step);
    }

    /** What bringing media may do with the connection. */
    private final class Courier implements MediaCourier.Stream {
        @Override
        public CompletionStage<Node> ask(String name, Function<String, Node> request) {
            return onStream(
                    name,
                    live -> live.request(name, context.settings().timings().request(), request));
        }

        @Override
        public CompletionStage<Boolean> encrypts(SendMessage message) {
            return onStream(
                    message.name(),
                    live -> live.encryption().isPresent()
                            ? live.encryption().get().encrypts(message)
                            : CompletableFuture.completedFuture(false));
        }
    }

    private record Credentials(Optional<Password> password, Optional<byte[]> nonce) {}

    private void takeCredentials() {
        context.store()
                .transact(transaction -> {
                    Optional<byte[]> nonce = transaction.credentials().get(NONCE);
                    nonce.ifPresent(present -> transaction.credentials().delete(NONCE));
                    Optional<Password> stored =
                            new StoredCredentials(context.settings(), transaction.credentials()).password();
                    return new Credentials(stored, nonce);
                })
                .whenComplete((credentials, problem) -> life.next(() -> {
                    if (problem != null) {
                        life.end(StoreFailures.cause(problem));
                    } else if (!life.isOver()) {
                        connect(credentials);
                    }
                }));
    }

    private void connect(Credentials credentials) {
        if (credentials.password().isEmpty()) {
            AccountSettings settings = context.settings();
            life.end(new ConnectionCause(
                    Kind.NOT_CONFIGURED,
                    "account '" + settings.name() + "' has no password: register " + settings.phoneNumber()
                            + " with requestCode and registerCode, or set the option password"));
            return;
        }
        Password password = credentials.password().get();
        List<ServerAddress> servers = context.settings().servers().isEmpty()
                ? SERVERS
                : context.settings().servers();
        ServerAddress server = servers.get(ThreadLocalRandom.current().nextInt(servers.size()));
        life.open(
                server.toString(),
                listener -> Link.classic(Dials.to(server, context.settings(), context.time()), listener),
                () -> logIn(password, credentials.nonce()));
    }

    private void logIn(Password password, Optional<byte[]> nonce) {
        AccountSettings settings = context.settings();
        WauthLogin login = new WauthLogin(settings.phoneNumber(), password.bytes(), nonce, context.time());
        life.enter(new LoginPhase(
                login,
                life::send,
                this::loggedIn,
                life::end,
                context.sink()::publish,
                context.time(),
                life.lane(),
                settings.timings().login()));
    }

    private void loggedIn(WauthLogin login, LoginStep.Success success) {
        byte[] nonce = success.nextNonce();
        if (nonce.length > 0) {
            context.store()
                    .perform(transaction -> transaction.credentials().put(NONCE, nonce))
                    .whenComplete((done, problem) -> {
                        if (problem != null) {
                            close(StoreFailures.cause(problem));
                        }
                    });
        }
        StreamPhase next = new StreamPhase(life, login, outgoing, context);
        life.enter(next);
        stream = next;
        context.listener().loggedIn(success.event());
        next.begin();
    }
}
