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
    private final Runnable connectIfWanted;

    /** @param connectIfWanted connects the account if it is meant to be connected */
    UnconnectedOperations(
            ProtocolGeneration generation,
            AccountContext account,
            AccountArchive archive,
            DeliveryEngine delivery,
            Linker linker,
            ConnectionSupervisor supervisor,
            Runnable connectIfWanted) {
        this.generation = generation;
        this.account = account;
        this.archive = archive;
        this.delivery = delivery;
        this.linker = linker;
        this.supervisor = supervisor;
        this.connectIfWanted = connectIfWanted;
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
            tryAgain(operation, answer);
            return answer;
        });
    }

    /** An account that stays down tries again now if that may help: it has another password, or its credentials back. */
    private void tryAgain(UnconnectedOperation<?> operation, Object answer) {
        if (operation instanceof RestoreLogin) {
            supervisor.start();
        } else if (answer instanceof Registered && supervisor.status().state() == ConnectionState.FAILED) {
            connectIfWanted.run();
        }
    }
}
