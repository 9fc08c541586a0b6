package io.github.camelwhatsapp;

import io.github.camelwhatsapp.archive.AccountArchive;
import io.github.camelwhatsapp.connection.ConnectionSupervisor;
import io.github.camelwhatsapp.delivery.DeliveryEngine;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.Registered;
import io.github.camelwhatsapp.operation.CancelLinking;
import io.github.camelwhatsapp.operation.LinkByCode;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.operation.ReadMessageStore;
import io.github.camelwhatsapp.operation.RestoreLogin;
import io.github.camelwhatsapp.operation.SendNextMessage;
import io.github.camelwhatsapp.operation.UnconnectedOperation;
import io.github.camelwhatsapp.spi.AccountContext;
import io.github.camelwhatsapp.spi.ProtocolGeneration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * Does the operations that need no connection to be there: those about linking, archive and outbox here, the others in the generation.
 * Safe for use by several threads.
 */
final class UnconnectedOperations {
    private final ProtocolGeneration generation;
    private final AccountContext account;
    private final AccountArchive archive;
    private final DeliveryEngine delivery;
    private final Linker linker;
    private final ConnectionSupervisor supervisor;
    private final BooleanSupplier started;

    /** @param started whether the account is meant to be connected */
    UnconnectedOperations(
            ProtocolGeneration generation,
            AccountContext account,
            AccountArchive archive,
            DeliveryEngine delivery,
            Linker linker,
            ConnectionSupervisor supervisor,
            BooleanSupplier started) {
        this.generation = generation;
        this.account = account;
        this.archive = archive;
        this.delivery = delivery;
        this.linker = linker;
        this.supervisor = supervisor;
        this.started = started;
    }

    /** Does one; fails as the operation says. */
    <R> CompletionStage<R> execute(UnconnectedOperation<R> operation) {
        @SuppressWarnings("unchecked") // each operation says what it answers
        CompletionStage<R> answer = (CompletionStage<R>) answer(operation);
        return answer;
    }

    private CompletionStage<?> answer(UnconnectedOperation<?> operation) {
        if (operation instanceof ReadMessageStore read) {
            return archive.read(read);
        }
        if (operation instanceof SendNextMessage) {
            return delivery.sendNext();
        }
        if (operation instanceof LinkByQr) {
            return linker.link(Optional.empty());
        }
        if (operation instanceof LinkByCode byCode) {
            return linker.link(byCode.phone().phone());
        }
        if (operation instanceof CancelLinking) {
            return linker.cancel();
        }
        return generation.execute(account, operation).thenApply(answer -> {
            if (mayHelp(operation, answer)) {
                supervisor.start();
            }
            return answer;
        });
    }

    /** Whether an account that stays down is to try again now: it has another password, or its credentials back. */
    private boolean mayHelp(UnconnectedOperation<?> operation, Object answer) {
        boolean wanted = started.getAsBoolean() && supervisor.status().state() == ConnectionState.FAILED;
        return operation instanceof RestoreLogin || (answer instanceof Registered && wanted);
    }
}
