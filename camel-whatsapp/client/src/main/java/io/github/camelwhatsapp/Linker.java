package io.github.camelwhatsapp;

import io.github.camelwhatsapp.connection.ConnectionSupervisor;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.LinkingCode;
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
        return isUnderWay()
                ? refused(UNDER_WAY)
                : supervisor.get().decided().thenCompose(status -> link(phone, status));
    }

    private synchronized CompletionStage<LinkingCode> link(Optional<String> phone, ConnectionStatus status) {
        if (isUnderWay()) {
            return refused(UNDER_WAY);
        }
        if (status.state() != ConnectionState.STOPPED && status.state() != ConnectionState.FAILED) {
            return refused("the account is " + status + "; only one that is down can be linked");
        }
        String id = Long.toHexString(ThreadLocalRandom.current().nextLong());
        LinkingRequest request = LinkingRequest.of(id, phone);
        wanted = Optional.of(request);
        underWay = wanted;
        supervisor.get().start();
        return request.first();
    }

    /** Calls the linking that is under way off; does nothing when none is. */
    synchronized CompletionStage<Done> cancel() {
        if (isUnderWay()) {
            supervisor.get().interrupt(new ConnectionCause(ConnectionCause.Kind.LINKING_ENDED, "cancelled"));
        }
        return CompletableFuture.completedFuture(Done.DONE);
    }

    private synchronized boolean isUnderWay() {
        return underWay.filter(request -> !request.over().isDone()).isPresent();
    }

    private static <R> CompletionStage<R> refused(String why) {
        return CompletableFuture.failedFuture(new RefusedException("link", 0, why));
    }
}
