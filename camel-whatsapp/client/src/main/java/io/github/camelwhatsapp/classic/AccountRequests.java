package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.classic.registration.Identity;
import io.github.camelwhatsapp.classic.registration.StoredCredentials;
import io.github.camelwhatsapp.classic.stanza.ClassicRequests;
import io.github.camelwhatsapp.classic.stanza.ProfileStanzas;
import io.github.camelwhatsapp.classic.stanza.TermsStanzas;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.media.SquarePicture;
import io.github.camelwhatsapp.model.AccountTerms;
import io.github.camelwhatsapp.model.PictureId;
import io.github.camelwhatsapp.operation.ChangeNumber;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.RemoveAccount;
import io.github.camelwhatsapp.operation.RemoveProfilePicture;
import io.github.camelwhatsapp.operation.SetGroupPicture;
import io.github.camelwhatsapp.operation.SetProfilePicture;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.stream.Performing;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Requests that need more than their record: a picture that is made first, the own address, the store. What takes time happens on the
 * shared pool, not on the connection's lane.
 */
final class AccountRequests {
    /** Source: classic.md section 5.4. */
    private static final int SIDE = 639;

    private final ConnectionContext context;
    private final Performing.Asking sender;

    AccountRequests(ConnectionContext context, Performing.Asking sender) {
        this.context = context;
        this.sender = sender;
    }

    /** Does an operation of this kind; empty for any other. */
    <R> Optional<CompletionStage<R>> prepared(Operation<R> operation) {
        CompletionStage<?> answer;
        if (operation instanceof SetProfilePicture set) {
            answer = setPicture(set.name(), own(), set.picture());
        } else if (operation instanceof SetGroupPicture set) {
            answer = setPicture(set.name(), set.to().id(), set.picture());
        } else if (operation instanceof RemoveProfilePicture remove) {
            answer = sender.ask(remove.name(), id -> ProfileStanzas.removePicture(id, own()))
                    .thenApply(reply -> Done.DONE);
        } else if (operation instanceof ChangeNumber change) {
            answer = changeNumber(change);
        } else if (operation instanceof RemoveAccount remove) {
            answer = remove(remove);
        } else {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked") // each branch answers what its operation answers
        CompletionStage<R> typed = (CompletionStage<R>) answer;
        return Optional.of(typed);
    }

    private CompletionStage<PictureId> setPicture(String name, Jid of, byte[] bytes) {
        return CompletableFuture.supplyAsync(() -> SquarePicture.of(name, bytes, SIDE), context.executor())
                .thenCompose(picture -> sender.ask(name, id -> ProfileStanzas.setPicture(id, of, picture)))
                .thenApply(reply -> ProfileStanzas.pictureSet(of, reply));
    }

    private CompletionStage<AccountTerms> changeNumber(ChangeNumber change) {
        return identity(change)
                .thenCompose(identity -> sender.ask(
                        change.name(), id -> TermsStanzas.changeNumber(id, change.oldNumber(), identity.bytes())))
                .thenApply(TermsStanzas::numberChanged);
    }

    private CompletionStage<Identity> identity(ChangeNumber change) {
        if (change.oldIdentity().isPresent()) {
            return CompletableFuture.supplyAsync(
                    () -> Identity.parse(change.oldIdentity().get()), context.executor());
        }
        return context.store()
                .transact(
                        tx -> new StoredCredentials(context.settings(), tx.credentials()).identity(change.oldNumber()))
                .thenApply(stored -> stored.orElseThrow(() -> new IllegalArgumentException("changeNumber: "
                        + change.oldNumber() + " was not registered from this account's store; give its oldIdentity")));
    }

    /** The password goes with the account: without it the account does not try to log in again. */
    private CompletionStage<Done> remove(RemoveAccount remove) {
        var mapping = ClassicRequests.CATALOGUE.of(remove).orElseThrow();
        return sender.ask(remove.name(), id -> mapping.request(id, remove))
                .thenCompose(reply -> context.store()
                        .perform(tx -> new StoredCredentials(context.settings(), tx.credentials()).forget()))
                .thenApply(done -> Done.DONE);
    }

    private Jid own() {
        return Jid.ofPhone(context.settings().phoneNumber());
    }
}
