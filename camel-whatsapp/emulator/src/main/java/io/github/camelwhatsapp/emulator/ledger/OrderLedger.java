package io.github.camelwhatsapp.emulator.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Acks and receipts that a client sent for messages which it had not yet made durable. A test installs a probe for an account
 * and tells it each commit from inside the client's store; accounts without a probe are not judged. Safe for use by several
 * threads.
 */
public final class OrderLedger {
    private static final int BOUND = 10_000;

    private final Map<String, CommitProbe> probes = new HashMap<>();
    private final Map<String, Predicate<String>> judges = new HashMap<>();
    private final List<Breach> breaches = new ArrayList<>();
    private long judged;

    /** The probe of an account, installed now if it is the first time. */
    public synchronized CommitProbe commitProbe(String account) {
        return probes.computeIfAbsent(account, number -> {
            CommitProbe probe = new CommitProbe();
            judges.put(number, probe::isCommitted);
            return probe;
        });
    }

    /**
     * Judges an account from now on by what somebody else knows of its commits: a client in a process of its own cannot tell a probe.
     *
     * @param isCommitted answers for a message id whether the client had made it durable; asked on the emulator's lane
     */
    public synchronized void judge(String account, Predicate<String> isCommitted) {
        judges.put(account, isCommitted);
    }

    /**
     * Judges an ack or receipt that came in.
     *
     * @param account the number that sent it
     * @param messageId the message that it answers
     * @param answer what it is, for the report: {@code ack} or {@code receipt}
     */
    public synchronized void answered(String account, String messageId, String answer) {
        @Nullable Predicate<String> isCommitted = judges.get(account);
        if (isCommitted == null) {
            return;
        }
        judged++;
        if (!isCommitted.test(messageId) && breaches.size() < BOUND) {
            breaches.add(new Breach(account, messageId, answer));
        }
    }

    /** How many acks and receipts were judged. */
    public synchronized long judged() {
        return judged;
    }

    /** The acks and receipts that came before their commit; empty if all is well. */
    public synchronized List<Breach> breaches() {
        return List.copyOf(breaches);
    }

    /** Forgets breaches and probes. */
    public synchronized void clear() {
        breaches.clear();
        probes.clear();
        judges.clear();
        judged = 0;
    }

    /**
     * An ack or receipt that came before its commit.
     *
     * @param account the number that sent it
     * @param messageId the message that it answers
     * @param answer {@code ack} or {@code receipt}
     */
    public record Breach(String account, String messageId, String answer) {}

    /** Through which a test tells what a client has committed. Safe for use by several threads. */
    public static final class CommitProbe {
        private final Set<String> committed = new HashSet<>();

        private CommitProbe() {}

        /** Tells that the message with this id is durable at the client from now on. */
        public synchronized void committed(String messageId) {
            committed.add(messageId);
        }

        private synchronized boolean isCommitted(String messageId) {
            return committed.contains(messageId);
        }
    }
}
