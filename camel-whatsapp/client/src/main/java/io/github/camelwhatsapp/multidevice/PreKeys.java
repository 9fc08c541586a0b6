package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.multidevice.stanza.KeyDigest;
import io.github.camelwhatsapp.multidevice.stanza.PreKeyStanzas;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.store.LocalIdentity;
import io.github.camelwhatsapp.store.OneTimePreKeys;
import io.github.camelwhatsapp.store.SignalStore;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the server supplied with our one-time prekeys, without which strangers cannot write to us well. One upload at a time; a key goes
 * again under its id when the server has said that it does not take it. When nobody knows whether it was taken, because the connection or
 * this process ended before the answer came, it is never sent again: the server may have given it away, and a second person would get it.
 * Instead the server is asked what it holds; as long as that leaves a doubt, it is given a few at a time, so that they do not pile up here.
 * All calls come from the connection's lane. Source: multidevice-messaging.md sections 1.1 and 1.2, of which that is stricter.
 */
final class PreKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PreKeys.class);

    /** With so many left at the server, more are due. */
    private static final int FEW = 5;

    private static final int FIRST_BATCH = 812;
    private static final int BATCH = 50;
    private static final int PORTION = 50;
    private static final int ATTEMPTS = 4;

    /** Those that nobody used stay readable, but not for ever. */
    private static final int KEPT = 5_000;

    private static final int NOT_FOUND = 404;

    private final ConnectionContext context;
    private final Executor lane;
    private final Requester requester;
    private final SecureRandom random = new SecureRandom();
    private boolean uploading;

    /** Sends a request of the connection's own. */
    interface Requester {
        /** The reply, or a failure. */
        CompletionStage<Node> request(String name, Function<String, Node> request);
    }

    PreKeys(ConnectionContext context, Executor lane, Requester requester) {
        this.context = context;
        this.lane = lane;
        this.requester = requester;
    }

    private record Batch(LocalIdentity local, SignedPreKey signed, List<PreKey> preKeys) {}

    /** Asks how many the server has, and gives it more if they are few. */
    CompletionStage<Void> replenish() {
        return requester
                .request("countPreKeys", PreKeyStanzas::count)
                .thenCompose(reply -> counted(PreKeyStanzas.counted(reply)));
    }

    /** The server says that it has few, which may have waited long for us: it is asked again. */
    CompletionStage<Void> few() {
        return uploading ? CompletableFuture.completedFuture(null) : replenish();
    }

    private CompletionStage<Void> counted(int left) {
        return left > FEW || uploading ? CompletableFuture.completedFuture(null) : supply(left);
    }

    /**
     * Asks the server what it holds. When it holds nothing, it gets everything anew, with one-time prekeys that it never had; when it holds something else than we have, that is
     * logged, as the official client does.
     */
    CompletionStage<Void> verify() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        digest().whenComplete((held, problem) -> {
            if (problem == null && held.isEmpty() && !uploading) {
                LOG.info("Account '{}': the server has no keys of ours and is given all", name());
                supply(0).whenComplete((uploaded, failed) -> done.complete(null));
            } else if (problem == null && held.isPresent()) {
                compare(held.get()).whenComplete((compared, failed) -> done.complete(null));
            } else {
                done.complete(null);
            }
        });
        return done;
    }

    /** What the server holds; empty for nothing. */
    private CompletionStage<Optional<KeyDigest>> digest() {
        return requester.request("digestKeys", PreKeyStanzas::digest).handle((reply, problem) -> {
            if (problem == null) {
                return KeyDigest.of(reply);
            }
            if (isNotFound(problem)) {
                return Optional.empty();
            }
            throw new CompletionException(real(problem));
        });
    }

    private CompletionStage<Boolean> compare(KeyDigest held) {
        return stored(transaction -> {
                    settle(transaction, held);
                    return isOurs(transaction, held);
                })
                .thenApply(same -> {
                    if (!same) {
                        LOG.warn("Account '{}': the server holds other keys of ours than we do", name());
                    }
                    return same;
                });
    }

    private static boolean isOurs(Transaction transaction, KeyDigest held) {
        SignalStore signal = transaction.signal();
        return held.matches(
                signal.local().orElseThrow().keyPair().identityKey().publicKey(),
                signal.signedPreKeys().current().orElseThrow(),
                id -> id < 1
                        ? Optional.empty()
                        : signal.stores().preKeys().find(id).map(preKey -> preKey.keyPair()
                                .publicKey()));
    }

    /** Gives the server more, of which it has so many. */
    private CompletionStage<Void> supply(int left) {
        uploading = true;
        return stored(transaction ->
                        !transaction.signal().oneTimePreKeys().inDoubt().isEmpty())
                .thenCompose(doubtful -> doubtful ? ask() : CompletableFuture.completedFuture(true))
                .thenCompose(certain -> upload(certain && left == 0 ? FIRST_BATCH : BATCH))
                .whenComplete((done, problem) -> lane.execute(() -> uploading = false));
    }

    /** Asks whether the server has taken what nobody knows of; false if its answer leaves that open. */
    private CompletionStage<Boolean> ask() {
        return digest().thenCompose(held -> stored(
                transaction -> held.map(digest -> settle(transaction, digest)).orElse(false)));
    }

    /** An upload is taken as a whole: where one key of it is, the others are or were. */
    private static boolean settle(Transaction transaction, KeyDigest held) {
        OneTimePreKeys oneTime = transaction.signal().oneTimePreKeys();
        boolean taken = held.preKeys().stream().anyMatch(oneTime.inDoubt()::contains);
        if (taken) {
            oneTime.settleDoubts();
        }
        return taken;
    }

    private CompletionStage<Void> upload(int count) {
        return stored(transaction -> missing(transaction, count))
                .thenApplyAsync(this::made, context.executor())
                .thenCompose(pairs -> inPortions(
                        pairs,
                        (transaction, portion) ->
                                transaction.signal().oneTimePreKeys().add(portion)))
                .thenCompose(added -> stored(transaction -> batch(transaction, count)))
                .thenCompose(batch -> inPortions(
                                ids(batch.preKeys()),
                                (transaction, portion) ->
                                        transaction.signal().oneTimePreKeys().offered(portion))
                        .thenCompose(offered -> send(batch, 1)));
    }

    /** So many rows are a second's work for a store that is cold: others get their turn in between. */
    private <T> CompletionStage<Boolean> inPortions(List<T> all, BiConsumer<Transaction, List<T>> body) {
        CompletionStage<Boolean> end = CompletableFuture.completedFuture(true);
        for (int from = 0; from < all.size(); from += PORTION) {
            List<T> portion = all.subList(from, Math.min(all.size(), from + PORTION));
            end = end.thenCompose(before -> stored(transaction -> {
                body.accept(transaction, portion);
                return true;
            }));
        }
        return end;
    }

    private List<KeyPair> made(int count) {
        return Stream.generate(() -> KeyPair.generate(random)).limit(count).toList();
    }

    private CompletionStage<Void> send(Batch batch, int attempt) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        requester
                .request(
                        "uploadPreKeys", id -> PreKeyStanzas.upload(id, batch.local(), batch.signed(), batch.preKeys()))
                .whenComplete((reply, problem) -> {
                    if (problem == null) {
                        LOG.info(
                                "Account '{}': the server took {} prekeys",
                                name(),
                                batch.preKeys().size());
                        complete(taken(), done);
                    } else if (!isRefused(problem)) {
                        done.completeExceptionally(problem);
                    } else if (attempt >= ATTEMPTS) {
                        notTaken(batch).whenComplete((kept, failed) -> done.completeExceptionally(problem));
                    } else {
                        Duration pause = Duration.ofSeconds(1L << (attempt - 1));
                        context.time()
                                .schedule(pause, () -> lane.execute(() -> complete(send(batch, attempt + 1), done)));
                    }
                });
        return done;
    }

    /** What was in doubt before is so no longer: the server has keys that are none of those. */
    private CompletionStage<Void> taken() {
        return stored(transaction -> {
                    transaction.signal().oneTimePreKeys().settleDoubts();
                    transaction.signal().oneTimePreKeys().prune(KEPT);
                    return true;
                })
                .thenApply(kept -> null);
    }

    private CompletionStage<Boolean> notTaken(Batch batch) {
        return stored(transaction -> {
            transaction.signal().oneTimePreKeys().notTaken(ids(batch.preKeys()));
            return true;
        });
    }

    private static int missing(Transaction transaction, int count) {
        return count - transaction.signal().oneTimePreKeys().notUploaded(count).size();
    }

    private static Batch batch(Transaction transaction, int count) {
        return new Batch(
                transaction.signal().local().orElseThrow(),
                transaction.signal().signedPreKeys().current().orElseThrow(),
                transaction.signal().oneTimePreKeys().notUploaded(count));
    }

    private static List<Integer> ids(List<PreKey> preKeys) {
        return preKeys.stream().map(PreKey::id).toList();
    }

    /** A transaction whose result comes back on the lane. */
    private <T> CompletionStage<T> stored(Function<Transaction, T> body) {
        CompletableFuture<T> onLane = new CompletableFuture<>();
        context.store()
                .transact(body::apply)
                .whenComplete((value, problem) -> lane.execute(() -> {
                    if (problem == null) {
                        onLane.complete(value);
                    } else {
                        onLane.completeExceptionally(problem);
                    }
                }));
        return onLane;
    }

    private static void complete(CompletionStage<Void> from, CompletableFuture<Void> to) {
        from.whenComplete((done, problem) -> {
            if (problem == null) {
                to.complete(null);
            } else {
                to.completeExceptionally(problem);
            }
        });
    }

    private static boolean isNotFound(@Nullable Throwable problem) {
        return real(problem) instanceof RefusedException refused && refused.code() == NOT_FOUND;
    }

    private static boolean isRefused(Throwable problem) {
        return real(problem) instanceof RefusedException;
    }

    private static @Nullable Throwable real(@Nullable Throwable problem) {
        return problem instanceof CompletionException ? problem.getCause() : problem;
    }

    private String name() {
        return context.settings().name();
    }
}
