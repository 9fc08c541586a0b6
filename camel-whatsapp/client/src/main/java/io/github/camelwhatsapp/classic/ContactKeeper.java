package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.ContactAdded;
import io.github.camelwhatsapp.event.ContactRemoved;
import io.github.camelwhatsapp.event.ContactSyncDue;
import io.github.camelwhatsapp.event.ContactUpdated;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.model.ContactSyncMode;
import io.github.camelwhatsapp.model.ContactSyncResult;
import io.github.camelwhatsapp.model.Party;
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
 * Keeps the rules that the seed sets for contacts: a number is synced before its presence is subscribed to, nobody is subscribed to
 * twice, and what the server tells of a contact is followed. What it knows outlives the connection. Used on the lane only. Source:
 * classic.md sections 10 and 11.1.
 */
final class ContactKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ContactKeeper.class);
    private static final String STORED = "classic.contacts";

    private final ConnectionContext context;
    private final OperationFlow.Requester requester;
    private final Subscriptions wire;
    private final Executor lane;
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

    ContactKeeper(ConnectionContext context, OperationFlow.Requester requester, Subscriptions wire, Executor lane) {
        this.context = context;
        this.requester = requester;
        this.wire = wire;
        this.lane = lane;
    }

    /**
     * Subscribes again to those whose presence is wanted, and syncs the account's contacts that never were.
     *
     * @param firstLogin what else belongs to a first login, done before the sync when no contact was ever synced
     */
    void begin(Runnable firstLogin) {
        book.whenCompleteAsync(
                (known, problem) -> {
                    if (known != null) {
                        known.subscriptions().forEach(this::again);
                        introduce(known, firstLogin);
                    }
                },
                lane);
        context.store()
                .transact(transaction -> transaction.credentials().get(STORED))
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

    private void introduce(ContactBook known, Runnable firstLogin) {
        List<String> contacts = context.settings().etiquette().contacts();
        List<String> missing = known.missing(contacts);
        if (missing.isEmpty()) {
            return;
        }
        boolean first = known.isEmpty();
        if (first) {
            firstLogin.run();
        }
        ContactSyncMode mode = first ? ContactSyncMode.FULL_REGISTRATION : ContactSyncMode.DELTA_BACKGROUND;
        sync(new SyncContacts(missing, Optional.empty(), Optional.of(mode)))
                .thenAccept(result -> {
                    result.existing().values().forEach(party -> {
                        wire.subscribe(party);
                        known.subscribed(party);
                    });
                    save(known);
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
                    if (known.isSubscribed(party)) {
                        wire.unsubscribe(party);
                    }
                    wire.subscribe(party);
                    known.subscribed(party);
                    save(known);
                    return Done.DONE;
                });
    }

    /** Ends a subscription; one that was never begun has none to end. */
    CompletionStage<Done> unsubscribe(UnsubscribePresence operation) {
        return book.thenApply(known -> {
            if (known.unsubscribed(operation.to())) {
                wire.unsubscribe(operation.to());
                save(known);
            }
            return Done.DONE;
        });
    }

    /** Follows what the server tells of contacts. */
    void told(Event event) {
        if (event instanceof ContactAdded added) {
            change(known -> {
                known.there(added.contact(), true);
                again(added.contact());
                known.subscribed(added.contact());
            });
        } else if (event instanceof ContactRemoved removed) {
            change(known -> {
                known.there(removed.contact(), false);
                if (known.unsubscribed(removed.contact())) {
                    wire.unsubscribe(removed.contact());
                }
            });
        } else if (event instanceof ContactUpdated updated) {
            change(known -> {
                if (known.isSubscribed(updated.contact())) {
                    again(updated.contact());
                }
            });
        } else if (event instanceof ContactSyncDue sync) {
            syncAt(sync);
        }
    }

    /** The connection is over. */
    void end() {
        if (due != null) {
            due.cancel();
        }
    }

    private void syncAt(ContactSyncDue sync) {
        end();
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

    private void again(Party party) {
        wire.unsubscribe(party);
        wire.subscribe(party);
    }

    private void drop(ContactBook known, Party party) {
        if (known.isSubscribed(party)) {
            wire.unsubscribe(party);
        }
        known.forget(party);
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
                .perform(transaction -> transaction.credentials().put(STORED, bytes))
                .whenComplete((done, problem) -> logProblem(problem));
    }

    private static void logProblem(@Nullable Throwable problem) {
        if (problem != null) {
            LOG.debug("What is done with contacts by itself failed: {}", problem.toString());
        }
    }
}
