package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.concurrent.LongWork;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.Devices;
import io.github.camelwhatsapp.multidevice.devices.Server;
import io.github.camelwhatsapp.signal.EncryptedMessage;
import io.github.camelwhatsapp.signal.IdentityKey;
import io.github.camelwhatsapp.signal.IdentityKeyPair;
import io.github.camelwhatsapp.signal.IdentityPolicy;
import io.github.camelwhatsapp.signal.IdentityStatus;
import io.github.camelwhatsapp.signal.NewSession;
import io.github.camelwhatsapp.signal.SessionBuilder;
import io.github.camelwhatsapp.signal.SessionCipher;
import io.github.camelwhatsapp.signal.SignalException;
import io.github.camelwhatsapp.signal.UntrustedIdentityException;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.StaleSealingException;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.Transaction;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Sessions with devices: for whoever has none the server is asked, a page at a time and never twice for the same device at once, and the
 * agreement, which takes long, is made on threads of its own. In a transaction the session is started and messages are encrypted; nothing of
 * a session is kept in memory. Devices are named by their resolved addresses. Used on the lane, but for what takes a transaction.
 */
final class Sessions {
    private static final int PAGE = 100;

    /** So many are looked for in the store in one turn. */
    private static final int READ = 50;

    private final ConnectionContext context;
    private final Server server;
    private final Executor lane;
    private final SecureRandom random;
    private final IdentityPolicy policy;
    private final Map<Jid, CompletableFuture<Agreed>> underWay = new HashMap<>();

    Sessions(ConnectionContext context, Server server, Executor lane, SecureRandom random) {
        this.context = context;
        this.server = server;
        this.lane = lane;
        this.random = random;
        policy = context.settings().encryption().acceptIdentityChanges()
                ? IdentityPolicy.ACCEPT_CHANGES
                : IdentityPolicy.REFUSE_CHANGES;
    }

    /** What came of the attempt to agree on a session with one device: a session, or why not. */
    private record Agreed(@Nullable NewSession session, String problem) {
        static Agreed not(String problem) {
            return new Agreed(null, problem);
        }
    }

    /**
     * Who can be written to, and how.
     *
     * @param fresh sessions that are agreed on and still to be started
     * @param unusable those who cannot be written to, and why
     */
    record Ready(Map<Jid, NewSession> fresh, Map<Jid, String> unusable) {
        static final Ready NOTHING_NEEDED = new Ready(Map.of(), Map.of());
    }

    /** Finds out who of these devices has a session, and agrees on one with each of the others. */
    CompletionStage<Ready> prepare(Collection<Jid> devices) {
        return lacking(List.copyOf(devices))
                .thenComposeAsync(
                        lacking -> lacking.isEmpty()
                                ? CompletableFuture.completedFuture(Ready.NOTHING_NEEDED)
                                : renew(lacking),
                        lane);
    }

    /** Agrees on a new session with each of these, whether or not they have one. Called from the lane. */
    CompletionStage<Ready> renew(Collection<Jid> devices) {
        List<Jid> asked =
                devices.stream().filter(device -> !underWay.containsKey(device)).toList();
        asked.forEach(device -> underWay.put(device, new CompletableFuture<>()));
        Map<Jid, CompletableFuture<Agreed>> mine = new LinkedHashMap<>();
        devices.forEach(device -> mine.put(device, underWay.get(device)));
        for (int from = 0; from < asked.size(); from += PAGE) {
            fetch(asked.subList(from, Math.min(asked.size(), from + PAGE)));
        }
        return CompletableFuture.allOf(mine.values().toArray(CompletableFuture[]::new))
                .thenApplyAsync(done -> ready(mine), lane);
    }

    /**
     * Encrypts in a transaction.
     *
     * @throws StaleSealingException if there is no session, and none was agreed on
     */
    EncryptedMessage encrypt(Transaction tx, Jid device, byte[] plaintext, Ready ready) {
        SessionCipher cipher = cipher(tx);
        NewSession session = ready.fresh().get(device);
        try {
            if (!cipher.hasSession(SignalNames.address(device))) {
                if (session == null) {
                    throw new StaleSealingException("The session with " + device + " is gone");
                }
                start(tx, device, session);
            }
            return cipher.encrypt(SignalNames.address(device), plaintext);
        } catch (SignalException e) {
            throw new StaleSealingException(String.valueOf(e.getMessage()));
        }
    }

    /** Starts a session in a transaction, in place of one that may be there. */
    void start(Transaction tx, Jid device, NewSession session) {
        IdentityStatus status =
                new SessionBuilder(tx.signal().stores(), policy, random).start(SignalNames.address(device), session);
        if (status == IdentityStatus.CHANGED) {
            tx.signal().senderKeyHolders().forget(SignalNames.name(device));
            tell(tx, device, true);
        }
    }

    boolean canEncrypt(Transaction tx, Jid device, Ready ready) {
        return ready.fresh().containsKey(device) || cipher(tx).hasSession(SignalNames.address(device));
    }

    SessionCipher cipher(Transaction tx) {
        return new SessionCipher(tx.signal().stores(), policy, random);
    }

    /** The rule for identities that change. */
    IdentityPolicy policy() {
        return policy;
    }

    /** A page after the other, so that others get their turn at the store in between. */
    private CompletionStage<List<Jid>> lacking(List<Jid> devices) {
        CompletionStage<List<Jid>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (int from = 0; from < devices.size(); from += READ) {
            List<Jid> page = devices.subList(from, Math.min(devices.size(), from + READ));
            all = all.thenCompose(before -> context.store()
                    .preferred()
                    .transact(tx -> lacking(tx, page))
                    .thenApply(found -> {
                        before.addAll(found);
                        return before;
                    }));
        }
        return all;
    }

    private List<Jid> lacking(Transaction tx, List<Jid> page) {
        SessionCipher cipher = cipher(tx);
        return page.stream()
                .filter(device -> !cipher.hasSession(SignalNames.address(device)))
                .toList();
    }

    private void fetch(List<Jid> page) {
        server.ask("getKeys", id -> Bundles.request(id, page))
                .thenCompose(reply -> agree(page, Bundles.answers(reply)))
                .whenCompleteAsync((agreed, problem) -> page.forEach(device -> finish(device, agreed, problem)), lane);
    }

    private void finish(Jid device, @Nullable Map<Jid, Agreed> agreed, @Nullable Throwable problem) {
        CompletableFuture<Agreed> waiting = underWay.remove(device);
        if (waiting == null) {
            return;
        }
        if (problem != null || agreed == null) {
            waiting.completeExceptionally(problem == null ? new IllegalStateException("nothing came") : problem);
        } else {
            waiting.complete(agreed.getOrDefault(device, Agreed.not("the server says nothing of the device")));
        }
    }

    /** Our keys, and the identities by which phones vouch for their devices where they do not say so themselves. */
    private record Known(IdentityKeyPair ours, Map<Jid, IdentityKey> phones) {}

    private CompletionStage<Map<Jid, Agreed>> agree(List<Jid> page, Map<Jid, Bundles.Fetched> fetched) {
        return context.store()
                .preferred()
                .transact(tx -> known(tx, page, fetched))
                .thenCompose(known -> LongWork.each(page, device -> agree(known, device, fetched.get(device))))
                .thenCompose(this::refuseStrangers);
    }

    private static Known known(Transaction tx, List<Jid> page, Map<Jid, Bundles.Fetched> fetched) {
        Map<Jid, IdentityKey> phones = new HashMap<>();
        for (Jid device : page) {
            if (fetched.get(device) instanceof Bundles.Fetched.Gone) {
                Devices.gone(tx, device);
            }
            Jid phone = device.withDevice(0);
            tx.signal().stores().identities().find(SignalNames.address(phone)).ifPresent(key -> phones.put(phone, key));
        }
        return new Known(tx.signal().stores().identities().localIdentity(), phones);
    }

    private Agreed agree(Known known, Jid device, Bundles.@Nullable Fetched fetched) {
        if (fetched instanceof Bundles.Fetched.Keys keys) {
            Optional<String> objection =
                    keys.objection(device, Optional.ofNullable(known.phones().get(device.withDevice(0))));
            if (objection.isPresent()) {
                return Agreed.not(objection.get());
            }
            try {
                return new Agreed(NewSession.agree(known.ours(), keys.bundle(), random), "");
            } catch (SignalException e) {
                return Agreed.not(String.valueOf(e.getMessage()));
            }
        }
        if (fetched instanceof Bundles.Fetched.Unusable unusable) {
            return Agreed.not(unusable.problem());
        }
        return Agreed.not("there is no such device");
    }

    /** Looks whether an identity has changed that must not. */
    private CompletionStage<Map<Jid, Agreed>> refuseStrangers(Map<Jid, Agreed> agreed) {
        if (policy == IdentityPolicy.ACCEPT_CHANGES) {
            return CompletableFuture.completedFuture(agreed);
        }
        return context.store().preferred().transact(tx -> {
            Map<Jid, Agreed> trusted = new LinkedHashMap<>(agreed);
            agreed.forEach((device, one) -> {
                if (one.session() != null && isStranger(tx, device, one.session())) {
                    trusted.put(
                            device, Agreed.not("the identity key of " + device + " has changed and is not trusted"));
                    tell(tx, device, false);
                }
            });
            return trusted;
        });
    }

    private boolean isStranger(Transaction tx, Jid device, NewSession session) {
        try {
            new io.github.camelwhatsapp.signal.Identities(tx.signal().stores(), policy)
                    .check(SignalNames.address(device), session.remoteIdentity());
            return false;
        } catch (UntrustedIdentityException e) {
            return true;
        }
    }

    private static Ready ready(Map<Jid, CompletableFuture<Agreed>> all) {
        Map<Jid, NewSession> fresh = new HashMap<>();
        Map<Jid, String> unusable = new LinkedHashMap<>();
        all.forEach((device, one) -> {
            Agreed agreed = one.join();
            if (agreed.session() != null) {
                fresh.put(device, agreed.session());
            } else {
                unusable.put(device, agreed.problem());
            }
        });
        return new Ready(fresh, unusable);
    }

    private void tell(Transaction tx, Jid device, boolean accepted) {
        context.sink()
                .tell(
                        tx,
                        new IdentityChanged(
                                tx.addresses().party(device),
                                accepted,
                                context.time().now()));
    }
}
