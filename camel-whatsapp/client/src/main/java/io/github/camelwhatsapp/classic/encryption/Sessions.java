package io.github.camelwhatsapp.classic.encryption;

import io.github.camelwhatsapp.classic.stanza.KeyStanzas;
import io.github.camelwhatsapp.classic.stanza.KeyStanzas.Fetched;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.signal.EncryptedMessage;
import io.github.camelwhatsapp.signal.Identities;
import io.github.camelwhatsapp.signal.IdentityKeyPair;
import io.github.camelwhatsapp.signal.IdentityPolicy;
import io.github.camelwhatsapp.signal.IdentityStatus;
import io.github.camelwhatsapp.signal.NewSession;
import io.github.camelwhatsapp.signal.SessionBuilder;
import io.github.camelwhatsapp.signal.SessionCipher;
import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.signal.SignalException;
import io.github.camelwhatsapp.signal.UntrustedIdentityException;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.StaleSealingException;
import io.github.camelwhatsapp.store.Transaction;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Sessions with people: whoever has none is asked the server for. What takes long, the agreement on a session, is done before the
 * transaction; in the transaction the session is started and the message encrypted. Nothing of a session is kept in memory.
 */
final class Sessions {
    private static final Duration KEYLESS_FOR = Duration.ofMinutes(10);
    private static final int MOST_KEYLESS = 10_000;
    private static final int PAGE = 100;

    private final ConnectionContext context;
    private final Server server;
    private final Executor lane;
    private final SecureRandom random;
    private final IdentityPolicy policy;
    private final Map<String, Instant> keyless = new ConcurrentHashMap<>();

    Sessions(ConnectionContext context, Server server, Executor lane, SecureRandom random) {
        this.context = context;
        this.server = server;
        this.lane = lane;
        this.random = random;
        policy = context.settings().encryption().acceptIdentityChanges()
                ? IdentityPolicy.ACCEPT_CHANGES
                : IdentityPolicy.REFUSE_CHANGES;
    }

    /**
     * Who can be written to, and how.
     *
     * @param fresh sessions that are agreed on and still to be started
     * @param keyless those who have no keys
     * @param unusable those whose keys cannot or must not be used, and why
     */
    record Ready(Map<String, NewSession> fresh, Set<String> keyless, Map<String, String> unusable) {
        static final Ready NOTHING_NEEDED = new Ready(Map.of(), Set.of(), Map.of());

        /** One person who cannot be written to encrypted. */
        static Ready keyless(String number) {
            return new Ready(Map.of(), Set.of(number), Map.of());
        }

        boolean isComplete() {
            return keyless.isEmpty() && unusable.isEmpty();
        }
    }

    /** Finds out who of these has a session, and agrees on one with each of the others. */
    CompletionStage<Ready> prepare(Collection<String> numbers) {
        return context.store()
                .transact(tx -> numbers.stream()
                        .filter(number -> !cipher(tx).hasSession(Peers.address(number)))
                        .toList())
                .thenComposeAsync(
                        lacking -> lacking.isEmpty()
                                ? CompletableFuture.completedFuture(Ready.NOTHING_NEEDED)
                                : renew(lacking),
                        lane);
    }

    /** Agrees on a new session with each of these, whether or not they have one. Called from the lane. */
    CompletionStage<Ready> renew(Collection<String> numbers) {
        Map<String, Fetched> all = new LinkedHashMap<>();
        List<String> asked =
                numbers.stream().filter(number -> !isKeyless(number)).toList();
        CompletionStage<?> fetched = CompletableFuture.completedFuture(null);
        for (int from = 0; from < asked.size(); from += PAGE) {
            List<String> page = asked.subList(from, Math.min(asked.size(), from + PAGE));
            fetched = fetched.thenCompose(done -> server.ask(
                            "getKeys",
                            id -> KeyStanzas.fetch(
                                    id, page.stream().map(Jid::ofPhone).toList())))
                    .thenAccept(reply -> KeyStanzas.fetched(reply).forEach((jid, keys) -> all.put(jid.user(), keys)));
        }
        return fetched.thenCompose(done -> context.store()
                        .transact(tx -> tx.signal().stores().identities().localIdentity()))
                .thenApplyAsync(ours -> agree(ours, numbers, all), context.executor())
                .thenCompose(this::refuseStrangers);
    }

    /** A person has keys after all, or may have. */
    void hasKeys(String number) {
        keyless.remove(number);
    }

    /**
     * Encrypts in a transaction.
     *
     * @throws StaleSealingException if there is no session, and none was agreed on
     */
    EncryptedMessage encrypt(Transaction tx, String number, byte[] plaintext, Ready ready) {
        SignalAddress to = Peers.address(number);
        SessionCipher cipher = cipher(tx);
        NewSession session = ready.fresh().get(number);
        try {
            if (!cipher.hasSession(to)) {
                if (session == null) {
                    throw new StaleSealingException("The session with " + number + " is gone");
                }
                start(tx, number, session);
            }
            return cipher.encrypt(to, plaintext);
        } catch (SignalException e) {
            throw new StaleSealingException(String.valueOf(e.getMessage()));
        }
    }

    /** Starts a session in a transaction, in place of one that may be there. */
    void start(Transaction tx, String number, NewSession session) {
        IdentityStatus status =
                new SessionBuilder(tx.signal().stores(), policy, random).start(Peers.address(number), session);
        if (status == IdentityStatus.CHANGED) {
            tx.signal().senderKeyHolders().forget(number);
            tell(tx, number, true);
        }
    }

    boolean canEncrypt(Transaction tx, String number, Ready ready) {
        return ready.fresh().containsKey(number) || cipher(tx).hasSession(Peers.address(number));
    }

    SessionCipher cipher(Transaction tx) {
        return new SessionCipher(tx.signal().stores(), policy, random);
    }

    private Ready agree(IdentityKeyPair ours, Collection<String> numbers, Map<String, Fetched> all) {
        Map<String, NewSession> fresh = new HashMap<>();
        Map<String, String> unusable = new HashMap<>();
        Set<String> without = new java.util.LinkedHashSet<>();
        for (String number : numbers) {
            Fetched fetched = all.get(number);
            if (fetched == null) {
                without.add(number);
                noteKeyless(number);
            } else if (fetched instanceof Fetched.Keys keys) {
                try {
                    fresh.put(number, NewSession.agree(ours, keys.bundle(), random));
                } catch (SignalException e) {
                    unusable.put(number, String.valueOf(e.getMessage()));
                }
            } else {
                unusable.put(number, ((Fetched.Unusable) fetched).problem());
            }
        }
        return new Ready(fresh, without, unusable);
    }

    /** Looks whether an identity has changed that must not. */
    private CompletionStage<Ready> refuseStrangers(Ready ready) {
        if (policy == IdentityPolicy.ACCEPT_CHANGES) {
            return CompletableFuture.completedFuture(ready);
        }
        return context.store().transact(tx -> {
            Map<String, NewSession> trusted = new HashMap<>(ready.fresh());
            Map<String, String> unusable = new HashMap<>(ready.unusable());
            Identities identities = new Identities(tx.signal().stores(), policy);
            ready.fresh().forEach((number, session) -> {
                try {
                    identities.check(Peers.address(number), session.remoteIdentity());
                } catch (UntrustedIdentityException e) {
                    trusted.remove(number);
                    unusable.put(number, "the identity key of " + number + " has changed and is not trusted");
                    if (StrangeIdentities.note(tx, number, session.remoteIdentity())) {
                        tell(tx, number, false);
                    }
                }
            });
            return new Ready(trusted, ready.keyless(), unusable);
        });
    }

    private void tell(Transaction tx, String number, boolean accepted) {
        context.sink()
                .tell(
                        tx,
                        new IdentityChanged(
                                Party.ofPhone(number), accepted, context.time().now()));
    }

    private boolean isKeyless(String number) {
        Instant since = keyless.get(number);
        return since != null && context.time().now().isBefore(since.plus(KEYLESS_FOR));
    }

    private void noteKeyless(String number) {
        if (keyless.size() >= MOST_KEYLESS) {
            keyless.clear();
        }
        keyless.putIfAbsent(number, context.time().now());
        Instant since = keyless.get(number);
        if (since != null && !isKeyless(number)) {
            keyless.put(number, context.time().now());
        }
    }
}
