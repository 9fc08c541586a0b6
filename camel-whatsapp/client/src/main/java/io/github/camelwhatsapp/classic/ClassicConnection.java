package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.classic.handshake.LoginStep;
import io.github.camelwhatsapp.classic.handshake.WauthLogin;
import io.github.camelwhatsapp.classic.stanza.OutgoingStanzas;
import io.github.camelwhatsapp.classic.stanza.RequestCatalogue;
import io.github.camelwhatsapp.classic.stanza.RequestMapping;
import io.github.camelwhatsapp.concurrent.SerialLane;
import io.github.camelwhatsapp.error.NotConnectedException;
import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.transport.Link;
import io.github.camelwhatsapp.transport.LinkListener;
import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.FrameFormatException;
import io.github.camelwhatsapp.wire.MissingAttributeException;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.NodeFormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One classic connection: opens the socket, goes from phase to phase, and ends with one cause. Its state lives on its lane; the event
 * loop only hands frames over.
 */
final class ClassicConnection implements Connection {
    /** Where the nonce of the next login is kept; deleted durably before it is used. Source: classic.md section 3.5. */
    private static final String NONCE = "classic.nonce";

    /** The hosts of the real service, one of which is taken at random. Source: classic.md section 1.1. */
    private static final List<ServerAddress> SERVERS = IntStream.rangeClosed(1, 16)
            .mapToObj(number -> new ServerAddress("e" + number + ".whatsapp.net", 443))
            .toList();

    private final ConnectionContext context;
    private final SerialLane lane;
    private final OutgoingStanzas outgoing;
    private final Intake intake;
    private @Nullable Link link;
    private @Nullable Phase phase;
    private @Nullable StreamPhase stream;
    private @Nullable ConnectionCause end;

    private ClassicConnection(ConnectionContext context) {
        this.context = context;
        lane = new SerialLane(context.executor());
        outgoing = new OutgoingStanzas(context.settings(), context.time());
        intake = new Intake(reading -> lane.execute(() -> {
            if (link != null) {
                link.setReading(reading);
            }
        }));
    }

    /**
     * Begins to connect.
     *
     * @throws IllegalArgumentException if the account has no number or no password
     */
    static ClassicConnection open(ConnectionContext context) {
        AccountSettings settings = context.settings();
        if (settings.phoneNumber().isEmpty() || settings.password().isEmpty()) {
            throw new IllegalArgumentException("account '" + settings.name()
                    + "' needs a phoneNumber and a password to log in with the generation 'classic'");
        }
        ClassicConnection connection = new ClassicConnection(context);
        connection.takeNonce();
        return connection;
    }

    @Override
    public <R> CompletionStage<R> execute(Operation<R> operation) {
        return onStream(operation.name(), live -> execute(live, operation));
    }

    @Override
    public CompletionStage<Sealing> prepare(String id, QueuedOperation operation) {
        return onStream(
                operation.name(),
                live -> CompletableFuture.completedFuture(
                        Sealing.of(ClassicNodeEncoder.encode(outgoing.queued(id, operation)))));
    }

    @Override
    public CompletionStage<Void> write(byte[] sealed) {
        return onStream("a stored message", live -> live.write(sealed));
    }

    @Override
    public void close(ConnectionCause cause) {
        lane.execute(() -> end(cause));
    }

    private <R> CompletionStage<R> execute(StreamPhase live, Operation<R> operation) {
        Optional<RequestMapping<Operation<R>, R>> mapping = RequestCatalogue.of(operation);
        if (mapping.isPresent()) {
            Instant begun = context.time().now();
            return live.request(operation.name(), context.settings().timings().request(), id -> mapping.get()
                            .request(id, operation))
                    .thenApply(reply -> mapping.get()
                            .answer(
                                    operation,
                                    reply,
                                    Duration.between(begun, context.time().now())));
        }
        Node node = outgoing.unanswered(operation)
                .orElseThrow(() -> new NotSupportedException(ClassicGeneration.NAME, operation.toString()));
        @SuppressWarnings("unchecked") // what has no answer is an Operation<Done>
        CompletionStage<R> done = (CompletionStage<R>) live.write(node).thenApply(written -> Done.DONE);
        return done;
    }

    private <R> CompletionStage<R> onStream(
            String what, java.util.function.Function<StreamPhase, CompletionStage<R>> step) {
        CompletableFuture<R> result = new CompletableFuture<>();
        lane.execute(() -> {
            StreamPhase live = stream;
            if (live == null || end != null) {
                result.completeExceptionally(notConnected(what));
                return;
            }
            attempt(() -> step.apply(live)).whenComplete((value, problem) -> {
                if (problem == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(problem);
                }
            });
        });
        return result;
    }

    private static <R> CompletionStage<R> attempt(Supplier<CompletionStage<R>> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void takeNonce() {
        context.store()
                .transact(transaction -> {
                    Optional<byte[]> nonce = transaction.credentials().get(NONCE);
                    nonce.ifPresent(present -> transaction.credentials().delete(NONCE));
                    return nonce;
                })
                .whenComplete((nonce, problem) -> lane.execute(() -> {
                    if (problem != null) {
                        end(StoreFailures.cause(problem));
                    } else if (end == null) {
                        connect(nonce);
                    }
                }));
    }

    private void connect(Optional<byte[]> nonce) {
        List<ServerAddress> servers = context.settings().servers().isEmpty()
                ? SERVERS
                : context.settings().servers();
        ServerAddress server = servers.get(ThreadLocalRandom.current().nextInt(servers.size()));
        link = Link.open(
                server.host(),
                server.port(),
                context.settings().timings().connect(),
                context.time(),
                new Bridge(server, nonce));
    }

    private void logIn(Optional<byte[]> nonce) {
        context.listener().opened();
        AccountSettings settings = context.settings();
        WauthLogin login = new WauthLogin(
                settings.phoneNumber(), settings.password().orElseThrow().bytes(), nonce, context.time());
        phase = new LoginPhase(
                login,
                frame -> send(frame),
                this::loggedIn,
                this::end,
                context.time(),
                lane,
                settings.timings().login());
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
        StreamPhase next = new StreamPhase(new WireOfPhase(), login, outgoing, context, lane);
        phase = next;
        stream = next;
        context.listener().loggedIn(success.event());
        next.begin();
    }

    private CompletionStage<Void> send(byte[] frame) {
        return link == null ? CompletableFuture.failedFuture(notConnected("a frame")) : link.send(frame);
    }

    private void received(ClassicFrame frame) {
        if (end != null || phase == null) {
            return;
        }
        try {
            if (phase.received(frame)) {
                intake.done(frame.header().length());
            }
        } catch (FrameFormatException | NodeFormatException | ProtocolException | MissingAttributeException e) {
            end(new ConnectionCause(Kind.PROTOCOL_VIOLATION, String.valueOf(e.getMessage())));
        }
    }

    /** Closes the socket; the listener hears of it when it is closed. */
    private void end(ConnectionCause cause) {
        if (end != null) {
            return;
        }
        end = cause;
        if (phase != null) {
            phase.ended(notConnected("what was on its way"));
        }
        if (link == null) {
            context.listener().closed(cause);
        } else {
            link.close();
        }
    }

    private NotConnectedException notConnected(String what) {
        String state = end == null ? "not logged in yet" : end.toString();
        return new NotConnectedException(context.settings().name(), what, state);
    }

    private final class WireOfPhase implements StreamPhase.Wire {
        @Override
        public CompletionStage<Void> write(byte[] frame) {
            return send(frame);
        }

        @Override
        public void done(ClassicFrame frame) {
            intake.done(frame.header().length());
        }

        @Override
        public void close(ConnectionCause cause) {
            end(cause);
        }
    }

    /** Hands what the event loop says to the lane. */
    private final class Bridge implements LinkListener {
        private final ServerAddress server;
        private final Optional<byte[]> nonce;

        Bridge(ServerAddress server, Optional<byte[]> nonce) {
            this.server = server;
            this.nonce = nonce;
        }

        @Override
        public void opened() {
            lane.execute(() -> {
                if (end == null) {
                    logIn(nonce);
                }
            });
        }

        @Override
        public void received(ClassicFrame frame) {
            intake.taken(frame.header().length());
            lane.execute(() -> ClassicConnection.this.received(frame));
        }

        @Override
        public void closed(Optional<Throwable> problem) {
            lane.execute(() -> {
                if (end == null) {
                    String detail = problem.map(Throwable::getMessage).orElse("the other side closed the socket");
                    Kind kind = phase == null ? Kind.CONNECT_FAILED : Kind.CONNECTION_LOST;
                    end(new ConnectionCause(kind, server + ": " + detail));
                }
                context.listener().closed(end);
            });
        }
    }
}
