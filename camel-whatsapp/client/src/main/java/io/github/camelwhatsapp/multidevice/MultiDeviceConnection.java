package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.multidevice.handshake.ClientHandshake;
import io.github.camelwhatsapp.multidevice.handshake.ClientPayloads;
import io.github.camelwhatsapp.multidevice.handshake.RegistrationKeys;
import io.github.camelwhatsapp.multidevice.media.MediaConnections;
import io.github.camelwhatsapp.multidevice.media.MediaCourier;
import io.github.camelwhatsapp.multidevice.stanza.Endings;
import io.github.camelwhatsapp.operation.LogOut;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.TrustIdentity;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.stream.SocketLife;
import io.github.camelwhatsapp.stream.StoreFailures;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a linked device, or of one that is to be linked: reads its keys, opens the socket, shakes hands, and goes on to the
 * linking or the login and the stream. All runs on the lane of its {@link SocketLife}.
 */
final class MultiDeviceConnection implements Connection {
    /** The server of the real service. Source: multidevice-transport.md section 1.1. */
    private static final ServerAddress SERVER = new ServerAddress("web.whatsapp.com", 443);

    /** The code with which a login fails of a device that is none of the account's. Source: multidevice-transport.md section 8.1. */
    private static final String UNKNOWN_DEVICE = "401";

    private final ConnectionContext context;
    private final LinkOpener links;
    private final Optional<LinkingAttempt> attempt;
    private final SocketLife<byte[]> life;
    private final Deadline deadline;
    private final LinkLoss linkLoss;
    private final MediaCourier courier;
    private final SecureRandom random = new SecureRandom();
    private @Nullable StreamPhase stream;

    private MultiDeviceConnection(ConnectionContext given, LinkOpener links) {
        this.links = links;
        attempt = given.linking().map(request -> new LinkingAttempt(request, given));
        context = attempt.map(given::withListener).orElse(given);
        life = new SocketLife<>(context, frame -> frame.length);
        courier = new MediaCourier(
                context.media(),
                new MediaConnections(
                        request -> life.onLane("media_conn", () -> stream, live -> live.request("media_conn", request)),
                        context.time()),
                context.time());
        deadline =
                new Deadline(life, context.time(), context.settings().timings().login());
        linkLoss = new LinkLoss(life, context, deadline);
    }

    /** Begins to connect. */
    static MultiDeviceConnection open(ConnectionContext context, LinkOpener links) {
        MultiDeviceConnection connection = new MultiDeviceConnection(context, links);
        connection.prepareKeys();
        return connection;
    }

    @Override
    public <R> CompletionStage<R> execute(Operation<R> operation) {
        return life.onLane(operation.name(), () -> stream, live -> {
            CompletionStage<?> answer = answer(live, operation);
            @SuppressWarnings("unchecked") // each operation says what it answers
            CompletionStage<R> typed = (CompletionStage<R>) answer;
            return typed;
        });
    }

    @Override
    public CompletionStage<Sealing> prepare(String id, QueuedOperation operation) {
        return life.onLane(
                operation.name(), () -> stream, live -> live.messaging().prepare(id, operation));
    }

    @Override
    public boolean mayTakeLong(QueuedOperation operation) {
        return operation.to().isGroup();
    }

    @Override
    public CompletionStage<QueuedOperation> bring(QueuedOperation operation) {
        return courier.bring(operation);
    }

    @Override
    public CompletionStage<List<String>> mediaHosts(boolean anew) {
        return courier.hosts(anew);
    }

    @Override
    public CompletionStage<Optional<MediaContent>> renewMedia(MessageReceived message) {
        return life.onLane("asking for a medium again", () -> stream, live -> live.mediaRetries()
                .renew(message));
    }

    @Override
    public CompletionStage<Void> write(byte[] sealed) {
        return life.onLane("a stored message", () -> stream, live -> live.write(sealed));
    }

    @Override
    public void close(ConnectionCause cause) {
        life.lane().execute(() -> life.end(cause));
    }

    private CompletionStage<?> answer(StreamPhase live, Operation<?> operation) {
        if (operation instanceof LogOut logOut) {
            return linkLoss.onRequest(logOut, live);
        }
        if (operation instanceof TrustIdentity trust) {
            return live.messaging().trust(trust.to());
        }
        return live.perform(operation)
                .orElseThrow(() -> new NotSupportedException(MultiDeviceGeneration.NAME, operation.toString()));
    }

    private void prepareKeys() {
        CompletionStage<Readiness> readiness;
        if (attempt.isPresent()) {
            Readiness.Fresh fresh = new Readiness.Fresh(random);
            readiness = context.store()
                    .transact(transaction ->
                            Readiness.toLink(transaction, fresh, context.time().now()));
        } else {
            readiness = context.store()
                    .transact(transaction ->
                            Readiness.toLogIn(transaction, context.time().now()));
        }
        readiness.whenComplete((found, problem) -> life.next(() -> {
            if (problem != null) {
                life.end(StoreFailures.cause(problem));
            } else if (found instanceof Readiness.Not not) {
                life.end(not.cause());
            } else if (found instanceof Readiness.Ready ready) {
                connect(ready);
            }
        }));
    }

    private void connect(Readiness.Ready keys) {
        List<ServerAddress> servers = context.settings().servers();
        ServerAddress server = servers.isEmpty()
                ? SERVER
                : servers.get(ThreadLocalRandom.current().nextInt(servers.size()));
        life.open(
                server.toString(),
                listener -> links.open(server, context.settings(), context.time(), listener),
                () -> shakeHands(keys));
    }

    private void shakeHands(Readiness.Ready keys) {
        deadline.start();
        LinkingSettings settings = context.settings().linking();
        ClientPayloads payloads = Companions.payloads(settings);
        byte[] payload = attempt.isPresent()
                ? payloads.registration(registration(keys))
                : payloads.login(keys.device().own());
        HandshakePhase handshake = new HandshakePhase(
                life,
                new ClientHandshake(keys.device().noise(), keys.routing(), payload, Companions.root(settings), random),
                context.time(),
                wire -> next(keys, wire));
        life.enter(handshake);
        handshake.begin();
    }

    private void next(Readiness.Ready keys, NodeWire wire) {
        if (attempt.isPresent()) {
            life.enter(new LinkingPhase(life, wire, context, attempt.get(), keys, deadline));
        } else {
            life.enter(new LoginPhase(wire, new Login(keys, wire)));
        }
    }

    private static RegistrationKeys registration(Readiness.Ready keys) {
        return new RegistrationKeys(
                keys.local().registrationId(),
                keys.local().keyPair().identityKey().publicKey(),
                keys.signedPreKey().id(),
                keys.signedPreKey().keyPair().publicKey(),
                keys.signedPreKey().signature().bytes());
    }

    /** What follows from the server's word on the login. */
    private final class Login implements LoginPhase.Outcome {
        private final Readiness.Ready keys;
        private final NodeWire wire;

        Login(Readiness.Ready keys, NodeWire wire) {
            this.keys = keys;
            this.wire = wire;
        }

        @Override
        public void success(Node success) {
            deadline.cancel();
            Instant now = context.time().now();
            Instant server = success.attributes().instant("t").orElse(now);
            Device loggingIn = keys.device().proven();
            Device known =
                    success.attributes().jid("lid").map(loggingIn::withLid).orElse(loggingIn);
            context.store()
                    .perform(transaction -> {
                        known.save(transaction.credentials());
                        Routing.worked(transaction.credentials());
                    })
                    .whenComplete((done, problem) -> {
                        if (problem != null) {
                            close(StoreFailures.cause(problem));
                        }
                    });
            StreamPhase next = new StreamPhase(
                    life, wire, context, known, Duration.between(now, server), keys.limits(), linkLoss::told);
            life.enter(next);
            stream = next;
            context.listener()
                    .loggedIn(new LoggedIn(
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), server));
            next.begin();
        }

        @Override
        public void failure(Node failure) {
            ConnectionCause cause = Endings.failure(failure);
            Optional<Duration> ban = Endings.ban(failure);
            if (keys.device().isUnproven() && failure.attributes().is("reason", UNKNOWN_DEVICE)) {
                linkLoss.neverLinked(cause);
            } else if (cause.kind() == Kind.LOGGED_OUT) {
                linkLoss.told(cause);
            } else if (cause.kind() == Kind.TEMPORARILY_BANNED && ban.isPresent()) {
                linkLoss.banned(cause, context.time().now().plus(ban.get()));
            } else {
                life.end(cause);
            }
        }

        @Override
        public void streamError(Node error) {
            Endings.streamError(error).ifPresent(cause -> {
                if (cause.kind() == Kind.LOGGED_OUT) {
                    linkLoss.told(cause);
                } else {
                    life.end(cause);
                }
            });
        }

        @Override
        public void end(ConnectionCause cause) {
            life.end(cause);
        }
    }
}
