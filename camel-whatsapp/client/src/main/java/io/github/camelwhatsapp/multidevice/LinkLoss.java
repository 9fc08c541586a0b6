package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.LoggedOut;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.multidevice.stanza.Iqs;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.LogOut;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.spi.IncomingStanza.Outcome;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.stream.SocketLife;
import io.github.camelwhatsapp.stream.StoreFailures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What follows when a device is linked no more, or may not log in for a while: what is stored of it changes and the event is told in one
 * transaction, and the connection ends after it. Used on the lane only. Source: multidevice-transport.md sections 8.2 and 11.
 */
final class LinkLoss {
    private final SocketLife<byte[]> life;
    private final ConnectionContext context;
    private final Deadline deadline;
    private boolean requested;

    /** @param deadline of the login, which does not count any more once that is decided */
    LinkLoss(SocketLife<byte[]> life, ConnectionContext context, Deadline deadline) {
        this.life = life;
        this.context = context;
        this.deadline = deadline;
    }

    /** Has the server take the device off, and then forgets it. */
    CompletionStage<Done> onRequest(LogOut operation, Live live) {
        requested = true;
        return live.request(operation.name(), id -> Iqs.remove(id, live.device().own()))
                .thenCompose(reply -> forget());
    }

    /** The server takes the device for none of the account's: its keys are put aside. */
    void told(ConnectionCause cause) {
        if (requested) {
            // The server confirms what was asked of it; the answer to that is on its way or being stored.
            return;
        }
        LoggedOut event = new LoggedOut(false, cause.detail(), context.time().now());
        endAfter(
                cause,
                transaction -> changeDevice(transaction, present -> present.quarantined(cause.detail())),
                Optional.of(event));
    }

    /** The link was stored, and whatever ended the connection then kept the server from hearing of it: there is none. */
    void neverLinked(ConnectionCause cause) {
        endAfter(
                new ConnectionCause(
                        Kind.NOT_LINKED,
                        "the linking was cut short, so that the server does not know the device; linkByQr or linkByCode"
                                + " links it anew"),
                MultiDeviceGeneration::forget,
                Optional.of(new LoggedOut(false, cause.detail(), context.time().now())));
    }

    /** The account is banned for a while: until then there is no login to be tried. */
    void banned(ConnectionCause cause, Instant end) {
        endAfter(cause, transaction -> changeDevice(transaction, present -> present.banned(end)), Optional.empty());
    }

    private CompletionStage<Done> forget() {
        LoggedOut event = new LoggedOut(true, "on request", context.time().now());
        return context.sink()
                .accept(IncomingStanza.of(Optional.empty(), transaction -> {
                    MultiDeviceGeneration.forget(transaction);
                    return Outcome.readable(List.of(event));
                }))
                .thenApply(done -> {
                    endOnLane(new ConnectionCause(Kind.NOT_LINKED, "logged out on request"));
                    return Done.DONE;
                });
    }

    private void endAfter(ConnectionCause cause, Consumer<Transaction> change, Optional<LoggedOut> event) {
        deadline.cancel();
        life.announce(cause);
        context.sink()
                .accept(IncomingStanza.of(Optional.empty(), transaction -> {
                    change.accept(transaction);
                    return Outcome.readable(event.map(List::<Event>of).orElse(List.of()));
                }))
                .whenComplete((done, problem) -> endOnLane(problem == null ? cause : StoreFailures.cause(problem)));
    }

    private void endOnLane(ConnectionCause cause) {
        life.lane().execute(() -> life.end(cause));
    }

    private static void changeDevice(Transaction transaction, UnaryOperator<Device> change) {
        Device.load(transaction.credentials())
                .ifPresent(present -> change.apply(present).save(transaction.credentials()));
    }
}
