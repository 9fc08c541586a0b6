package io.github.camelwhatsapp;

import io.github.camelwhatsapp.WhatsAppClient.ParkedListener;
import io.github.camelwhatsapp.connection.ConnectionSupervisor;
import io.github.camelwhatsapp.delivery.DeliveryListener;
import io.github.camelwhatsapp.delivery.Parked;
import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
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
        if (supervisor.get().status().state() == ConnectionState.BACKING_OFF) {
            supervisor.get().retryNow();
        }
    }

    @Override
    public void parked(String subscription, Parked parked) {
        parkedListener.parked(subscription, parked);
    }

    /** The connection has changed its state: the inbox may have emptied while it was closing. */
    void changed(ConnectionChanged event) {
        boolean held =
                event.state() == ConnectionState.BACKING_OFF && event.cause().kind() == Kind.INBOX_FULL;
        if (held && !full.getAsBoolean()) {
            supervisor.get().retryNow();
        }
    }
}
