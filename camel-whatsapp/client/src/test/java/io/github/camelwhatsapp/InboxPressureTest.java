package io.github.camelwhatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.connection.ConnectionObserver;
import io.github.camelwhatsapp.connection.ConnectionSupervisor;
import io.github.camelwhatsapp.connection.LoginGate;
import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionListener;
import io.github.camelwhatsapp.spi.ConnectionTimings;
import io.github.camelwhatsapp.spi.PauseGrowth;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxPressureTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<SlowlyClosed> opened = new ArrayList<>();
    private final ConnectionSupervisor supervisor = new ConnectionSupervisor(
            "test",
            this::open,
            new Told(),
            ConnectionTimings.DEFAULT,
            PauseGrowth.DOUBLING,
            time,
            new Random(1),
            LoginGate.shared(),
            Runnable::run);
    private final InboxPressure pressure =
            new InboxPressure(() -> supervisor, this::isFull, (subscription, parked) -> {});
    private boolean full;

    @BeforeEach
    void connect() {
        supervisor.start();
        last().listener.opened();
        last().listener
                .loggedIn(new LoggedIn(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), time.now()));
    }

    @Test
    void disconnectsWhenTheInboxIsFullAndStaysSoUntilItHasDrained() {
        fills();
        last().ends();
        time.advance(Duration.ofHours(1));
        assertThat(supervisor.status().cause().kind()).isEqualTo(Kind.INBOX_FULL);
        assertThat(opened).hasSize(1);

        drains();
        assertThat(opened).hasSize(2);
    }

    @Test
    void connectsAgainWhenTheInboxDrainsWhileTheConnectionIsStillClosing() {
        fills();
        drains();
        assertThat(opened).hasSize(1);

        last().ends();
        assertThat(opened).hasSize(2);
        assertThat(supervisor.status().state()).isEqualTo(ConnectionState.CONNECTING);
    }

    private void fills() {
        full = true;
        pressure.inboxFull();
        assertThat(last().askedToClose).map(ConnectionCause::kind).contains(Kind.INBOX_FULL);
    }

    private void drains() {
        full = false;
        pressure.inboxDrained();
    }

    private boolean isFull() {
        return full;
    }

    private Connection open(ConnectionListener listener) {
        opened.add(new SlowlyClosed(listener));
        return last();
    }

    private SlowlyClosed last() {
        return opened.get(opened.size() - 1);
    }

    private final class Told implements ConnectionObserver {
        @Override
        public void changed(ConnectionChanged event) {
            pressure.changed(event);
        }

        @Override
        public void usable(Connection connection) {
            // The same.
        }

        @Override
        public void online(Connection connection, LoggedIn event) {
            // Nothing is sent here.
        }

        @Override
        public void offline() {
            // Nothing is sent here.
        }
    }

    /** A connection whose socket takes its time to close. */
    private static final class SlowlyClosed implements Connection {
        final ConnectionListener listener;
        Optional<ConnectionCause> askedToClose = Optional.empty();

        SlowlyClosed(ConnectionListener listener) {
            this.listener = listener;
        }

        void ends() {
            listener.closed(askedToClose.orElseThrow());
        }

        @Override
        public <R> CompletionStage<R> execute(Operation<R> operation) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException(operation.toString()));
        }

        @Override
        public CompletionStage<Sealing> prepare(String id, QueuedOperation operation) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException(id));
        }

        @Override
        public CompletionStage<Void> write(byte[] sealed) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException());
        }

        @Override
        public void close(ConnectionCause cause) {
            askedToClose = Optional.of(cause);
        }
    }
}
