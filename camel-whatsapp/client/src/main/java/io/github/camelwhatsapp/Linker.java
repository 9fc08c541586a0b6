package io.github.camelwhatsapp;

import io.github.camelwhatsapp.connection.ConnectionSupervisor;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.ConnectionStatus;
import io.github.camelwhatsapp.operation.AccountOperation;
import io.github.camelwhatsapp.operation.CancelLinking;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.LinkByCode;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.operation.RestoreLogin;
import io.github.camelwhatsapp.spi.LinkingRequest;
import io.github.camelwhatsapp.spi.ProtocolGeneration;
import io.github.camelwhatsapp.store.AccountStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * What is done to the account itself: linking, and what becomes of its credentials after a log-out. Safe for use by several threads.
 */
final class Linker {
    private final ProtocolGeneration generation;
    private final AccountStore store;
    private final Supplier<ConnectionSupervisor> supervisor;
    private Optional<LinkingRequest> wanted = Optional.empty();
    private Optional<LinkingRequest> underWay = Optional.empty();

    Linker(ProtocolGeneration generation, AccountStore store, Supplier<ConnectionSupervisor> supervisor) {
        this.generation = generation;
        this.store = store;
        this.supervisor = supervisor;
    }

    /** The request that the connection about to be opened is for. It is for one connection: linking is never tried again. */
    synchronized Optional<LinkingRequest> takeRequest() {
        Optional<LinkingRequest> taken = wanted;
        wanted = Optional.empty();
        return taken;
    }

    /** Does an operation on the account. */
    <R> CompletionStage<R> execute(AccountOperation<R> operation) {
        CompletionStage<?> answer;
        if (operation instanceof LinkByQr) {
            answer = link(Optional.empty());
        } else if (operation instanceof LinkByCode byCode) {
            answer = link(byCode.phone().phone());
        } else if (operation instanceof CancelLinking) {
            answer = cancel();
        } else {
            answer = generation.perform(operation, store).thenApply(done -> {
                if (operation instanceof RestoreLogin) {
                    supervisor.get().start();
                }
                return done;
            });
        }
        @SuppressWarnings("unchecked") // each operation says what it answers: a LinkingCode, or Done
        CompletionStage<R> typed = (CompletionStage<R>) answer;
        return typed;
    }

    private synchronized CompletionStage<LinkingCode> link(Optional<String> phone) {
        if (isUnderWay()) {
            return refused("this account is being linked already; cancelLinking ends that");
        }
        ConnectionStatus status = supervisor.get().status();
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

    private synchronized CompletionStage<Done> cancel() {
        if (isUnderWay()) {
            supervisor.get().interrupt(new ConnectionCause(ConnectionCause.Kind.LINKING_ENDED, "cancelled"));
        }
        return CompletableFuture.completedFuture(Done.DONE);
    }

    private boolean isUnderWay() {
        return underWay.filter(request -> !request.over().isDone()).isPresent();
    }

    private static <R> CompletionStage<R> refused(String why) {
        return CompletableFuture.failedFuture(new RefusedException("link", 0, why));
    }
}
