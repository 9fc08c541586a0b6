package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.multidevice.stanza.KeyDigest;
import io.github.camelwhatsapp.multidevice.stanza.PreKeyStanzas;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.store.LocalIdentity;
import io.github.camelwhatsapp.store.SignalStore;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the server supplied with our one-time prekeys, without which strangers cannot write to us well. One upload at a time; a key goes
 * again under its id when the server has said that it does not take it. When nobody knows whether it was taken, because the connection or
 * this process ended before the answer came, it is never sent again: the server may have given it away, and a second person would get it.
 * All calls come from the connection's lane. Source: multidevice-messaging.md sections 1.1 and 1.2, of which that is stricter.
 */
final class PreKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PreKeys.class);

    /** With so many left at the server, more are due. */
    private static final int FEW = 5;

    private static final int FIRST_BATCH = 812;
    private static final int BATCH = 50;
    private static final int ATTEMPTS = 4;
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

    /** The server has so many. */
    CompletionStage<Void> counted(int left) {
        if (left > FEW || uploading) {
            return CompletableFuture.completedFuture(null);
        }
        return upload(left == 0 ? FIRST_BATCH : BATCH);
    }

    /**
     * Asks the server what it holds. When it holds nothing, it gets everything anew, with one-time prekeys that it never had; when it holds something else than we have, that is
     * logged, as the official client does.
     */
    CompletionStage<Void> verify() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        requester.request("digestKeys", PreKeyStanzas::digest).whenComplete((reply, problem) -> {
            boolean nothing = problem == null ? reply.child("digest").isEmpty() : isNotFound(problem);
            if (nothing && !uploading) {
                LOG.info("Account '{}': the server has no keys of ours and is given all", name());
                upload(FIRST_BATCH).whenComplete((uploaded, failed) -> done.complete(null));
            } else if (problem == null) {
                compare(KeyDigest.of(reply)).whenComplete((compared, failed) -> done.complete(null));
            } else {
                done.complete(null);
            }
        });
        return done;
    }

    private CompletionStage<Boolean> compare(Optional<KeyDigest> digest) {
        return stored(transaction ->
                        digest.map(held -> isOurs(transaction, held)).orElse(true))
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

    private CompletionStage<Void> upload(int count) {
        uploading = true;
        return stored(transaction -> missing(transaction, count))
                .thenCompose(missing -> {
                    List<KeyPair> pairs = new ArrayList<>(missing);
                    for (int i = 0; i < missing; i++) {
                        pairs.add(KeyPair.generate(random));
                    }
                    return stored(transaction -> batch(transaction, pairs, count));
                })
                .thenCompose(batch -> send(batch, 1))
                .whenComplete((done, problem) -> lane.execute(() -> uploading = false));
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
                        done.complete(null);
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

    private CompletionStage<Boolean> notTaken(Batch batch) {
        return stored(transaction -> {
            transaction.signal().oneTimePreKeys().notTaken(ids(batch.preKeys()));
            return true;
        });
    }

    private static int missing(Transaction transaction, int count) {
        return count - transaction.signal().oneTimePreKeys().notUploaded(count).size();
    }

    private static Batch batch(Transaction transaction, List<KeyPair> pairs, int count) {
        if (!pairs.isEmpty()) {
            transaction.signal().oneTimePreKeys().add(pairs);
        }
        List<PreKey> preKeys = transaction.signal().oneTimePreKeys().notUploaded(count);
        transaction.signal().oneTimePreKeys().uploaded(ids(preKeys));
        return new Batch(
                transaction.signal().local().orElseThrow(),
                transaction.signal().signedPreKeys().current().orElseThrow(),
                preKeys);
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
