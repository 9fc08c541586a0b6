package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.multidevice.stanza.PreKeyStanzas;
import io.github.camelwhatsapp.signal.PreKeySignature;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.store.SignalStore;
import io.github.camelwhatsapp.store.SignedPreKeys;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.time.TimeSource;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the server another signed prekey every 27 days. The new one is stored before it is sent, and goes again under its id until the
 * server has said that it took it; only then it is the one that we use. All calls come from the connection's lane. Source:
 * multidevice-messaging.md section 1.2.
 */
final class SignedPreKeyRotation {
    private static final Logger LOG = LoggerFactory.getLogger(SignedPreKeyRotation.class);

    private static final Duration EVERY = Duration.ofDays(27);
    private static final Duration AFTER_A_REFUSAL = Duration.ofHours(24);

    /** So many stay for first messages that are on their way. */
    private static final int KEPT = 3;

    private static final int SERVERS_FAULT = 500;
    private static final String NOT_BEFORE = "multidevice.rotateNotBefore";

    private final ConnectionContext context;
    private final Executor lane;
    private final PreKeys.Requester requester;
    private final Runnable compare;
    private final SecureRandom random = new SecureRandom();
    private boolean stopped;
    private TimeSource.@Nullable Timer timer;

    /**
     * @param context whose keys
     * @param lane where all this runs
     * @param requester sends requests
     * @param compare asks the server which keys it has, when it does not like the new one
     */
    SignedPreKeyRotation(ConnectionContext context, Executor lane, PreKeys.Requester requester, Runnable compare) {
        this.context = context;
        this.lane = lane;
        this.requester = requester;
        this.compare = compare;
    }

    /** Rotates if it is due, and again whenever it is, until it is stopped. */
    void begin() {
        KeyPair fresh = KeyPair.generate(random);
        context.store()
                .transact(transaction -> step(transaction, fresh))
                .whenComplete((step, problem) -> lane.execute(() -> {
                    if (stopped) {
                        return;
                    }
                    if (problem != null) {
                        LOG.info("Account '{}': the signed prekey cannot be looked at: {}", name(), problem.toString());
                    } else if (step.proposal().isPresent()) {
                        send(step.proposal().get());
                    } else {
                        again(step.pause());
                    }
                }));
    }

    /** Ends the watch. */
    void stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    /** What is to be done: to send a key, or to wait. */
    private record Step(Optional<SignedPreKey> proposal, Duration pause) {}

    private Step step(Transaction transaction, KeyPair fresh) {
        Instant now = context.time().now();
        SignalStore signal = transaction.signal();
        Instant due = signal.signedPreKeys().currentSince().orElse(now).plus(EVERY);
        Instant allowed = transaction
                .credentials()
                .get(NOT_BEFORE)
                .map(SignedPreKeyRotation::moment)
                .orElse(due);
        Instant next = due.isAfter(allowed) ? due : allowed;
        if (now.isBefore(next)) {
            return new Step(Optional.empty(), Duration.between(now, next));
        }
        SignedPreKeys keys = signal.signedPreKeys();
        SignedPreKey proposal = keys.proposed().orElseGet(() -> keys.propose(fresh, sign(signal, fresh), now));
        return new Step(Optional.of(proposal), Duration.ZERO);
    }

    private PreKeySignature sign(SignalStore signal, KeyPair fresh) {
        return PreKeySignature.of(XEdDsa.sign(
                signal.local().orElseThrow().keyPair().privateKey(),
                fresh.publicKey().serialized(),
                random));
    }

    private void send(SignedPreKey proposal) {
        requester
                .request("rotateSignedPreKey", id -> PreKeyStanzas.rotate(id, proposal))
                .whenComplete((reply, problem) -> {
                    if (problem == null) {
                        taken(proposal);
                    } else if (StageFailures.cause(problem) instanceof RefusedException refused) {
                        refused(refused);
                    }
                    // Without an answer it is tried again with the next connection.
                });
    }

    private void taken(SignedPreKey proposal) {
        LOG.info("Account '{}': the server took the signed prekey {}", name(), proposal.id());
        Instant now = context.time().now();
        store(
                transaction -> {
                    transaction.signal().signedPreKeys().adopt(now);
                    transaction.signal().signedPreKeys().keepNewest(KEPT);
                    transaction.credentials().delete(NOT_BEFORE);
                },
                EVERY);
    }

    private void refused(RefusedException refused) {
        LOG.info("Account '{}': {}; it is tried again after {}", name(), refused.getMessage(), AFTER_A_REFUSAL);
        Instant next = context.time().now().plus(AFTER_A_REFUSAL);
        store(
                transaction -> transaction
                        .credentials()
                        .put(
                                NOT_BEFORE,
                                ByteBuffer.allocate(Long.BYTES)
                                        .putLong(next.toEpochMilli())
                                        .array()),
                AFTER_A_REFUSAL);
        if (refused.code() < SERVERS_FAULT) {
            compare.run();
        }
    }

    private void store(Consumer<Transaction> body, Duration pause) {
        context.store()
                .perform(body::accept)
                .whenComplete((done, problem) -> lane.execute(() -> {
                    if (problem != null) {
                        LOG.info("Account '{}': the signed prekey could not be stored: {}", name(), problem.toString());
                    }
                    again(pause);
                }));
    }

    private void again(Duration pause) {
        if (!stopped) {
            timer = context.time()
                    .schedule(
                            pause,
                            () -> lane.execute(() -> {
                                if (!stopped) {
                                    begin();
                                }
                            }));
        }
    }

    private static Instant moment(byte[] stored) {
        return stored.length == Long.BYTES
                ? Instant.ofEpochMilli(ByteBuffer.wrap(stored).getLong())
                : Instant.EPOCH;
    }

    private String name() {
        return context.settings().name();
    }
}
