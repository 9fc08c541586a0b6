package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.concurrent.SerialLane;
import io.github.camelwhatsapp.error.NotConnectedException;
import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.transport.Link;
import io.github.camelwhatsapp.transport.LinkListener;
import io.github.camelwhatsapp.wire.FrameFormatException;
import io.github.camelwhatsapp.wire.MissingAttributeException;
import io.github.camelwhatsapp.wire.NodeFormatException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one socket of either generation: it opens, goes from phase to phase, and ends with one cause, of which the context's
 * listener is told once and last. The event loop only hands frames over; all else runs on the lane, and all calls but {@link #onLane}
 * come from there.
 *
 * @param <F> a frame
 */
public final class SocketLife<F> {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLife.class);

    private final ConnectionContext context;
    private final ToIntFunction<F> size;
    private final SerialLane lane;
    private final Intake intake;
    private @Nullable Link link;
    private @Nullable Phase<F> phase;
    private @Nullable ConnectionCause end;
    private @Nullable ConnectionCause announced;

    /**
     * A life that has not begun.
     *
     * @param context whose it is
     * @param size how many bytes a frame has, for the bound of what is read ahead
     */
    public SocketLife(ConnectionContext context, ToIntFunction<F> size) {
        this.context = context;
        this.size = size;
        lane = new SerialLane(context.executor());
        intake = new Intake(reading -> lane.execute(() -> {
            if (link != null) {
                link.setReading(reading);
            }
        }));
    }

    /** Where all this runs. */
    public SerialLane lane() {
        return lane;
    }

    /** Whether it has ended. */
    public boolean isOver() {
        return end != null;
    }

    /**
     * Opens the socket, unless the end came first.
     *
     * @param peer the server, for people
     * @param opener begins to open it
     * @param onOpen runs when it is open; it has to enter a phase
     */
    public void open(String peer, Function<LinkListener<F>, Link> opener, Runnable onOpen) {
        if (end == null) {
            surely(() -> link = opener.apply(new Bridge(peer, onOpen)));
        }
    }

    /** Does, on the lane, a step that the life depends on: one that fails ends it, for nobody else would. */
    public void next(Runnable step) {
        lane.execute(() -> surely(step));
    }

    private void surely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "Account '{}': its connection cannot go on",
                    context.settings().name(),
                    e);
            Kind kind = phase == null ? Kind.CONNECT_FAILED : Kind.PROTOCOL_VIOLATION;
            end(new ConnectionCause(kind, "a defect of this client: " + e));
        }
    }

    /** Goes on to the next phase. */
    public void enter(Phase<F> next) {
        phase = next;
    }

    /** Writes bytes, all of a frame or more. */
    public CompletionStage<Void> send(byte[] bytes) {
        return link == null ? CompletableFuture.failedFuture(notConnected("a frame")) : link.send(bytes);
    }

    /** A frame whose receipt was held is dealt with. */
    public void done(F frame) {
        intake.done(size.applyAsInt(frame));
    }

    /** If the socket closes by itself from now on, it is for this cause: for an end that waits for the store. */
    public void announce(ConnectionCause cause) {
        announced = cause;
    }

    /** Closes the socket; the listener hears of it when it is closed. The first cause counts. */
    public void end(ConnectionCause cause) {
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

    /**
     * Does something on the lane with what may be there, such as the phase that is logged in.
     *
     * @param what what is to be done, for errors
     * @param target what is needed for it, asked on the lane; null when it is not there
     * @param step what to do
     * @return fails with {@link NotConnectedException} when the target is not there or the life is over
     */
    public <T, R> CompletionStage<R> onLane(
            String what, Supplier<@Nullable T> target, Function<T, CompletionStage<R>> step) {
        CompletableFuture<R> result = new CompletableFuture<>();
        lane.execute(() -> {
            T present = target.get();
            if (present == null || end != null) {
                result.completeExceptionally(notConnected(what));
                return;
            }
            attempt(() -> step.apply(present)).whenComplete((value, problem) -> {
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
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void received(F frame) {
        if (end != null || phase == null) {
            return;
        }
        try {
            if (phase.received(frame)) {
                intake.done(size.applyAsInt(frame));
            }
        } catch (FrameFormatException | NodeFormatException | ProtocolException | MissingAttributeException e) {
            end(new ConnectionCause(Kind.PROTOCOL_VIOLATION, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error(
                    "Account '{}': what came could not be handled",
                    context.settings().name(),
                    e);
            end(new ConnectionCause(Kind.PROTOCOL_VIOLATION, "a defect of this client: " + e));
        }
    }

    private NotConnectedException notConnected(String what) {
        String state = end == null ? "not logged in yet" : end.toString();
        return new NotConnectedException(context.settings().name(), what, state);
    }

    /** Hands what the event loop says to the lane. */
    private final class Bridge implements LinkListener<F> {
        private final String peer;
        private final Runnable onOpen;

        Bridge(String peer, Runnable onOpen) {
            this.peer = peer;
            this.onOpen = onOpen;
        }

        @Override
        public void opened() {
            next(() -> {
                if (end == null) {
                    context.listener().opened();
                    onOpen.run();
                }
            });
        }

        @Override
        public void received(F frame) {
            intake.taken(size.applyAsInt(frame));
            lane.execute(() -> SocketLife.this.received(frame));
        }

        @Override
        public void closed(Optional<Throwable> problem) {
            lane.execute(() -> {
                ConnectionCause cause = end;
                if (cause == null) {
                    cause = announced != null ? announced : LinkFailures.cause(peer, problem, phase != null);
                    end(cause);
                }
                context.listener().closed(cause);
            });
        }
    }
}
