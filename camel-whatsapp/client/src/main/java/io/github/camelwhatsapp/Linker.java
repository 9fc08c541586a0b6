package io.github.camelwhatsapp;

import io.github.camelwhatsapp.connection.ConnectionSupervisor;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.event.LinkingEnded;
import io.github.camelwhatsapp.event.LinkingEnded.Reason;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.ConnectionStatus;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.spi.LinkingRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Linking, of which there is at most one at a time, and none while the account is connected. Safe for use by several threads. */
final class Linker {
    private static final String UNDER_WAY = "this account is being linked already; cancelLinking ends that";

    private final Supplier<ConnectionSupervisor> supervisor;
    private Optional<LinkingRequest> wanted = Optional.empty();
    private Optional<LinkingRequest> underWay = Optional.empty();

    Linker(Supplier<ConnectionSupervisor> supervisor) {
        this.supervisor = supervisor;
    }

    /** The request that the connection about to be opened is for. It is for one connection: linking is never tried again. */
    synchronized Optional<LinkingRequest> takeRequest() {
        Optional<LinkingRequest> taken = wanted;
        wanted = Optional.empty();
        return taken;
    }

    /**
     * Begins to link. An attempt to log in that is under way is waited for: one without a link ends soon, and whoever starts an account and
     * links it at once need not know of it.
     *
     * @param phone whose phone a code is to be typed on; empty for a QR code
     * @return the first code that is shown
     */
    CompletionStage<LinkingCode> link(Optional<String> phone) {
        LinkingRequest request =
                LinkingRequest.of(Long.toHexString(ThreadLocalRandom.current().nextLong()), phone);
        if (isUnderWay()) {
            refuse(request, UNDER_WAY);
            return request.first();
        }
        supervisor
                .get()
                .startWhenDecided(status -> admits(request, status), () -> refuse(request, "the account was stopped"));
        return request.first();
    }

    /** Asked on the supervisor's lane, which opens the connection for it next: no other start can take its place. */
    private synchronized boolean admits(LinkingRequest request, ConnectionStatus status) {
        if (isUnderWay()) {
            return refuse(request, UNDER_WAY);
        }
        if (status.state() != ConnectionState.STOPPED && status.state() != ConnectionState.FAILED) {
            return refuse(request, "the account is " + status + "; only one that is down can be linked");
        }
        wanted = Optional.of(request);
        underWay = wanted;
        return true;
    }

    /** Calls the linking that is under way off; does nothing when none is. */
    synchronized CompletionStage<Done> cancel() {
        if (isUnderWay()) {
            supervisor.get().interrupt(new ConnectionCause(ConnectionCause.Kind.LINKING_ENDED, "cancelled"));
        }
        return CompletableFuture.completedFuture(Done.DONE);
    }

    /**
     * The account's connection has changed. An attempt whose connection ended before it could be opened ends here: nobody else knows of it.
     *
     * @return the end of the attempt
     */
    Optional<LinkingEnded> changed(ConnectionChanged event) {
        boolean down = event.state() == ConnectionState.STOPPED
                || event.state() == ConnectionState.FAILED
                || event.state() == ConnectionState.BACKING_OFF;
        return (down ? unopened() : Optional.<LinkingRequest>empty()).map(request -> {
            Reason reason = Reason.of(event.cause().kind());
            refuse(request, reason + ": " + event.cause());
            request.over().complete(null);
            return new LinkingEnded(request.id(), reason, event.cause().toString(), event.timestamp());
        });
    }

    private synchronized Optional<LinkingRequest> unopened() {
        wanted = Optional.empty();
        return underWay.filter(request -> !request.over().isDone());
    }

    private synchronized boolean isUnderWay() {
        return underWay.filter(request -> !request.over().isDone()).isPresent();
    }

    private static boolean refuse(LinkingRequest request, String why) {
        request.first().completeExceptionally(new RefusedException("link", 0, why));
        return false;
    }
}
