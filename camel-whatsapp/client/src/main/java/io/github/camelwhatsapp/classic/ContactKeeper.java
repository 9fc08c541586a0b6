package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.ContactAdded;
import io.github.camelwhatsapp.event.ContactRemoved;
import io.github.camelwhatsapp.event.ContactSyncDue;
import io.github.camelwhatsapp.event.ContactUpdated;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.ProfilePictureChanged;
import io.github.camelwhatsapp.event.ProfilePictureDeleted;
import io.github.camelwhatsapp.event.StatusChanged;
import io.github.camelwhatsapp.model.ContactSyncMode;
import io.github.camelwhatsapp.model.ContactSyncResult;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.StatusText;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.SubscribePresence;
import io.github.camelwhatsapp.operation.SyncContacts;
import io.github.camelwhatsapp.operation.UnsubscribePresence;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.stream.OperationFlow;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the rules that the seed sets for contacts: a number is synced before its presence is subscribed to, nobody is
 * subscribed to twice, and what the server tells of a contact is followed. What it knows outlives the connection; what
 * takes long are {@link ContactErrands}. Used on the lane only. Source: classic.md sections 10 and 11.1.
 */
final class ContactKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ContactKeeper.class);
    private static final int PAGE = 500;

    private final ConnectionContext context;
    private final OperationFlow.Requester requester;
    private final Subscriptions wire;
    private final Executor lane;
    private final ContactErrands errands;
    private final boolean upkeep;
    private final SyncContactsFlow syncing = new SyncContactsFlow();
    private final CompletableFuture<ContactBook> book = new CompletableFuture<>();
    private TimeSource.@Nullable Timer due;

    /** What goes over the wire for a subscription. */
    interface Subscriptions {
        /** Subscribes. */
        void subscribe(Party party);

        /** Ends a subscription. */
        void unsubscribe(Party party);
    }

    ContactKeeper(
            ConnectionContext context,
            OperationFlow.Requester requester,
            Subscriptions wire,
            ContactErrands errands,
            Executor lane) {
        this.context = context;
        this.requester = requester;
        this.wire = wire;
        this.errands = errands;
        upkeep = context.settings().etiquette().upkeep();
        this.lane = lane;
    }

    /** Subscribes again to those whose presence is wanted, and syncs the account's contacts that never were. */
    void begin() {
        book.whenCompleteAsync(
                (known, problem) -> {
                    if (known != null) {
                        errands.subscribe(known.subscriptions(), true);
                        if (upkeep) {
                            lookAtTheUnknown(known.subscriptions(), 0);
                        }
                        introduce(known);
                    }
                },
                lane);
        context.store()
                .transact(transaction -> transaction.credentials().get(ContactBook.STORED))
                .whenCompleteAsync(
                        (stored, problem) -> {
                            if (problem != null) {
                                book.completeExceptionally(problem);
                            } else {
                                book.complete(ContactBook.decode(stored.orElse(new byte[0])));
                            }
                        },
                        lane);
    }

    /** An earlier connection may have ended before everybody was asked for. */
    private void lookAtTheUnknown(List<String> subscribed, int from) {
        List<String> page = subscribed.subList(from, Math.min(from + PAGE, subscribed.size()));
        if (!page.isEmpty()) {
            context.store()
                    .transact(tx -> page.stream()
                            .filter(number -> !ContactDetails.of(tx, number).looked())
                            .toList())
                    .thenAcceptAsync(
                            unknown -> {
                                errands.lookAt(unknown);
                                lookAtTheUnknown(subscribed, from + PAGE);
                            },
                            lane)
                    .whenComplete((done, problem) -> logProblem(problem));
        }
    }

    private void introduce(ContactBook known) {
        List<String> missing = known.missing(context.settings().etiquette().contacts());
        if (missing.isEmpty()) {
            return;
        }
        ContactSyncMode mode = known.isEmpty() ? ContactSyncMode.FULL_REGISTRATION : ContactSyncMode.DELTA_BACKGROUND;
        sync(new SyncContacts(missing, Optional.empty(), Optional.of(mode)))
                .thenAccept(result -> {
                    List<String> there = result.existing().values().stream()
                            .map(party -> party.id().user())
                            .distinct()
                            .toList();
                    there.forEach(known::subscribed);
                    save(known);
                    errands.subscribe(there, false);
                    if (upkeep) {
                        errands.lookAt(there);
                    }
                })
                .whenComplete((done, problem) -> logProblem(problem));
    }

    /** Syncs, and remembers what came of it. */
    CompletionStage<ContactSyncResult> sync(SyncContacts operation) {
        return book.thenCompose(known -> syncing.run(operation, requester).thenApply(result -> {
            if (operation.mode() != ContactSyncMode.QUERY_INTERACTIVE) {
                known.learn(result);
                operation.deleted().orElse(List.of()).forEach(party -> drop(known, party));
                save(known);
            }
            return result;
        }));
    }

    /** Subscribes, after a sync if there was none; fails with the code 404 if the number is not there. */
    CompletionStage<Done> subscribe(SubscribePresence operation) {
        Party party = operation.to();
        return book.thenCompose(known -> known.isThere(party)
                        ? CompletableFuture.completedFuture(known)
                        : sync(new SyncContacts(List.of(party.id().user()), Optional.empty(), Optional.empty()))
                                .thenApply(result -> known))
                .thenApply(known -> {
                    if (!known.isThere(party)) {
                        throw new RefusedException(operation.name(), 404, party.id() + " is not on WhatsApp");
                    }
                    subscribe(known, party);
                    save(known);
                    return Done.DONE;
                });
    }

    /** Ends a subscription; one that was never begun has none to end. */
    CompletionStage<Done> unsubscribe(UnsubscribePresence operation) {
        return book.thenApply(known -> {
            unsubscribe(known, operation.to());
            save(known);
            return Done.DONE;
        });
    }

    /** Follows what the server tells of contacts. */
    void told(Event event) {
        if (event instanceof ContactAdded added) {
            change(known -> {
                known.there(added.contact(), true);
                subscribe(known, added.contact());
                ifKept(known, added.contact(), errands::lookAtPicture);
            });
        } else if (event instanceof ContactRemoved removed) {
            change(known -> {
                known.there(removed.contact(), false);
                unsubscribe(known, removed.contact());
                forget(number(removed.contact()));
            });
        } else if (event instanceof ContactUpdated updated) {
            change(known -> {
                if (known.isSubscribed(updated.contact())) {
                    subscribe(known, updated.contact());
                }
                ifKept(known, updated.contact(), number -> errands.lookAt(List.of(number)));
            });
        } else if (event instanceof ContactSyncDue sync) {
            syncAt(sync);
        } else if (upkeep) {
            toldOfDetails(event);
        }
    }

    private void toldOfDetails(Event event) {
        if (event instanceof ProfilePictureChanged changed) {
            book.thenAccept(known -> ifKept(known, changed.from(), errands::lookAtPicture));
        } else if (event instanceof ProfilePictureDeleted deleted) {
            book.thenAccept(known ->
                    ifKept(known, deleted.from(), number -> errands.keep(number, ContactDetails::withoutPicture)));
        } else if (event instanceof StatusChanged changed) {
            StatusText told =
                    new StatusText(changed.from(), Optional.of(changed.status()), Optional.of(changed.timestamp()));
            book.thenAccept(known ->
                    ifKept(known, changed.from(), number -> errands.keep(number, details -> details.with(told))));
        }
    }

    /** Status and picture are kept of those whose presence is subscribed to, so that nobody's notices lead to questions of ours. */
    private void ifKept(ContactBook known, Party party, Consumer<String> what) {
        if (upkeep && known.isSubscribed(party)) {
            what.accept(number(party));
        }
    }

    private void forget(String number) {
        errands.drop(number);
        context.store()
                .perform(tx -> ContactDetails.forget(tx, number))
                .whenComplete((done, problem) -> logProblem(problem));
    }

    private static String number(Party party) {
        return party.id().user();
    }

    /** The connection is over. */
    void end() {
        errands.end();
        endWaiting();
    }

    private void endWaiting() {
        if (due != null) {
            due.cancel();
        }
    }

    private void syncAt(ContactSyncDue sync) {
        endWaiting();
        Duration wait = Duration.between(context.time().now(), sync.after());
        due = context.time().schedule(wait.isNegative() ? Duration.ZERO : wait, () -> lane.execute(this::syncAll));
    }

    private void syncAll() {
        change(known -> {
            if (!known.isEmpty()) {
                sync(new SyncContacts(known.all(), Optional.empty(), Optional.of(ContactSyncMode.CHUNKED_BACKGROUND)))
                        .whenComplete((done, problem) -> logProblem(problem));
            }
        });
    }

    /** Nobody is subscribed to twice; a subscription that still waits for its turn has not begun. */
    private void subscribe(ContactBook known, Party party) {
        if (!errands.takeFirst(number(party)) && known.isSubscribed(party)) {
            wire.unsubscribe(party);
        }
        wire.subscribe(party);
        known.subscribed(number(party));
    }

    private void unsubscribe(ContactBook known, Party party) {
        if (known.unsubscribed(party) && !errands.takeFirst(number(party))) {
            wire.unsubscribe(party);
        }
    }

    private void drop(ContactBook known, Party party) {
        unsubscribe(known, party);
        known.forget(party);
        forget(number(party));
    }

    private void change(Consumer<ContactBook> change) {
        book.thenAccept(known -> {
                    change.accept(known);
                    save(known);
                })
                .whenComplete((done, problem) -> logProblem(problem));
    }

    private void save(ContactBook known) {
        byte[] bytes = known.encode();
        context.store()
                .perform(transaction -> transaction.credentials().put(ContactBook.STORED, bytes))
                .whenComplete((done, problem) -> logProblem(problem));
    }

    private static void logProblem(@Nullable Throwable problem) {
        if (problem != null) {
            LOG.debug("What is done with contacts by itself failed: {}", problem.toString());
        }
    }
}
