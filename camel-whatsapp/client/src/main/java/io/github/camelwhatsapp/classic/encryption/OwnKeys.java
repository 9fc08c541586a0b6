package io.github.camelwhatsapp.classic.encryption;

import io.github.camelwhatsapp.classic.stanza.KeyStanzas;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.store.LocalIdentity;
import io.github.camelwhatsapp.store.SignalStore;
import io.github.camelwhatsapp.store.Transaction;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own keys at the server: a complete set at first, as many as are missing when it says so, with a new signed prekey each time.
 * What is to be uploaded is durable before it is sent, and stays so until the server has it. Source: classic.md section 9.1.
 */
final class OwnKeys {
    /** How many one-time prekeys the server is to have. */
    static final int FULL = 200;

    private static final Logger LOG = LoggerFactory.getLogger(OwnKeys.class);
    /** How many the server says it has left, until it has been given more. */
    private static final String LEFT = "classic.preKeysLeft";

    /** A set without one-time prekeys is none. */
    private static final int WITH_A_NEW_SIGNED_ONE = 10;

    private static final Duration SIGNED_FOR = Duration.ofDays(30);
    /** First messages to a signed prekey may be on their way for as long as the server keeps them. */
    private static final Duration KEPT_REPLACED = Duration.ofDays(60);
    /** One-time prekeys that nobody used stay readable, but not for ever. */
    private static final int KEPT = 4_000;

    private final ConnectionContext context;
    private final Server server;
    private final Executor lane;
    private final SecureRandom random;
    private boolean busy;
    private boolean again;

    OwnKeys(ConnectionContext context, Server server, Executor lane, SecureRandom random) {
        this.context = context;
        this.server = server;
        this.lane = lane;
        this.random = random;
    }

    /** Makes sure that there is an identity; completes with it. */
    CompletionStage<LocalIdentity> identity() {
        return context.store()
                .transact(tx -> tx.signal().local())
                .thenComposeAsync(
                        known -> known.isPresent() ? CompletableFuture.completedFuture(known.get()) : install(),
                        context.executor());
    }

    /** The server has so many one-time prekeys left; called in the transaction that stores its notification. */
    static void left(Transaction tx, long count) {
        tx.credentials()
                .put(LEFT, ByteBuffer.allocate(Long.BYTES).putLong(count).array());
    }

    /** Gives the server what it lacks, if it lacks anything. Called from the lane; one upload at a time. */
    void publish() {
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        again = false;
        identity()
                .thenCompose(identity -> context.store()
                        .transact(tx -> missing(tx))
                        .thenComposeAsync(
                                missing -> missing < 0
                                        ? CompletableFuture.completedFuture(null)
                                        : upload(identity, missing, true),
                                lane))
                .whenCompleteAsync((done, problem) -> published(problem), lane);
    }

    private void published(Throwable problem) {
        busy = false;
        if (problem != null) {
            LOG.warn(
                    "Account '{}': the keys of end-to-end encryption could not be given to the server; tried again"
                            + " with the next connection: {}",
                    context.settings().name(),
                    problem.toString());
        } else if (again) {
            publish();
        }
    }

    private CompletionStage<LocalIdentity> install() {
        LocalIdentity made = LocalIdentity.generate(random);
        int first = 1 + random.nextInt(PreKey.MAX_ID);
        return context.store().transact(tx -> {
            Optional<LocalIdentity> known = tx.signal().local();
            if (known.isPresent()) {
                return known.get();
            }
            tx.signal().install(made, first);
            return made;
        });
    }

    /** How many one-time prekeys are to be made; negative when the server lacks nothing. */
    private int missing(Transaction tx) {
        SignalStore signal = tx.signal();
        int waiting = signal.oneTimePreKeys().notUploaded(FULL).size();
        Optional<Long> left =
                tx.credentials().get(LEFT).map(bytes -> ByteBuffer.wrap(bytes).getLong());
        Instant oldest = context.time().now().minus(SIGNED_FOR);
        Optional<Instant> signed = signal.signedPreKeys().currentSince();
        if (!signal.oneTimePreKeys().inDoubt().isEmpty()) {
            return FULL - waiting; // An older copy of the store: what the server has belongs to a later one.
        }
        if (signed.isEmpty() || left.isPresent()) {
            return (int) Math.max(0, FULL - left.orElse(0L) - waiting);
        }
        if (waiting > 0) {
            return 0;
        }
        return signed.get().isBefore(oldest) ? WITH_A_NEW_SIGNED_ONE : -1;
    }

    private CompletionStage<Void> upload(LocalIdentity identity, int howMany, boolean mayRepeat) {
        return CompletableFuture.supplyAsync(() -> make(identity, howMany), context.executor())
                .thenCompose(made -> context.store().transact(tx -> store(tx, made)))
                .thenComposeAsync(
                        set -> server.ask(
                                        "setKeys",
                                        id -> KeyStanzas.upload(
                                                id,
                                                identity.registrationId(),
                                                identity.keyPair().identityKey(),
                                                set.oneTime().stream()
                                                        .map(PreKey::offer)
                                                        .toList(),
                                                set.signed().offer()))
                                .thenCompose(reply -> context.store().perform(tx -> uploaded(tx, set.oneTime()))),
                        lane)
                .handle((done, problem) -> problem)
                .thenComposeAsync(problem -> repeat(identity, problem, mayRepeat), lane);
    }

    /** The server does not like the set: one of new keys may do. */
    private CompletionStage<Void> repeat(LocalIdentity identity, Throwable problem, boolean mayRepeat) {
        if (problem == null) {
            return CompletableFuture.completedFuture(null);
        }
        Throwable real =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (!(real instanceof RefusedException) || !mayRepeat) {
            return CompletableFuture.failedFuture(real);
        }
        LOG.info("The server refuses a set of keys ({}); it is given another one", real.getMessage());
        return context.store()
                .perform(tx -> tx.signal().oneTimePreKeys().prune(0))
                .thenComposeAsync(done -> upload(identity, FULL, false), lane);
    }

    private Made make(LocalIdentity identity, int howMany) {
        List<KeyPair> pairs =
                Stream.generate(() -> KeyPair.generate(random)).limit(howMany).toList();
        return new Made(pairs, SignedPreKey.generate(1, identity.keyPair(), random));
    }

    private Set store(Transaction tx, Made made) {
        Instant now = context.time().now();
        SignalStore signal = tx.signal();
        signal.oneTimePreKeys().add(made.pairs());
        SignedPreKey signed = signal.signedPreKeys()
                .rotate(made.signed().keyPair(), made.signed().signature(), now);
        signal.signedPreKeys().prune(now.minus(KEPT_REPLACED));
        signal.oneTimePreKeys().prune(KEPT);
        return new Set(signal.oneTimePreKeys().notUploaded(FULL), signed);
    }

    private static void uploaded(Transaction tx, List<PreKey> oneTime) {
        tx.signal().oneTimePreKeys().uploaded(oneTime.stream().map(PreKey::id).toList());
        tx.signal().oneTimePreKeys().settleDoubts();
        tx.credentials().delete(LEFT);
    }

    /** Keys that have no id yet. */
    private record Made(List<KeyPair> pairs, SignedPreKey signed) {}

    /** Keys to upload. */
    private record Set(List<PreKey> oneTime, SignedPreKey signed) {}
}
