package io.github.camelwhatsapp;

import io.github.camelwhatsapp.WhatsAppClient.ParkedListener;
import io.github.camelwhatsapp.connection.ConnectionSupervisor;
import io.github.camelwhatsapp.delivery.DeliveryListener;
import io.github.camelwhatsapp.delivery.Parked;
import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.ConnectionStatus;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Disconnects an account whose inbox is full, and connects it again when the routes have caught up, in whichever order the end of the
 * connection and the emptying of the inbox come. Safe for use by several threads.
 */
final class InboxPressure implements DeliveryListener {
    private final Supplier<ConnectionSupervisor> supervisor;
    private final BooleanSupplier full;
    private final ParkedListener parkedListener;

    /**
     * @param supervisor of the account's connection; not asked before something happens
     * @param full whether the inbox is full
     */
    InboxPressure(Supplier<ConnectionSupervisor> supervisor, BooleanSupplier full, ParkedListener parkedListener) {
        this.supervisor = supervisor;
        this.full = full;
        this.parkedListener = parkedListener;
    }

    @Override
    public void inboxFull() {
        supervisor
                .get()
                .interrupt(new ConnectionCause(
                        Kind.INBOX_FULL, "more waits for the routes, or is parked, than the inbox may hold"));
    }

    @Override
    public void inboxDrained() {
        ConnectionStatus status = supervisor.get().status();
        if (isHeld(status.state(), status.cause())) {
            supervisor.get().retryNow();
        }
    }

    /** A pause for another cause goes on: the server may have asked for it. */
    private static boolean isHeld(ConnectionState state, ConnectionCause cause) {
        return state == ConnectionState.BACKING_OFF && cause.kind() == Kind.INBOX_FULL;
    }

    @Override
    public void parked(String subscription, Parked parked) {
        parkedListener.parked(subscription, parked);
    }

    /** The connection has changed its state: the inbox may have emptied while it was closing. */
    void changed(ConnectionChanged event) {
        if (isHeld(event.state(), event.cause()) && !full.getAsBoolean()) {
            supervisor.get().retryNow();
        }
    }
}
