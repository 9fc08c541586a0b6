package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.signal.GroupSessionBuilder;
import io.github.camelwhatsapp.signal.SenderKeyName;
import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.AwaitedMessage;
import io.github.camelwhatsapp.store.ContactTokenStore;
import io.github.camelwhatsapp.store.DeviceList;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.LocalIdentity;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.SignalStore;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No statement of the store walks through a whole table, and those whose order matters do not sort. */
final class QueryPlanTest {
    private static final Set<String> SMALL = Set.of("store", "account", "name", "chat", "sqlite_master");

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final RecordingSource recording = new RecordingSource();

    @Test
    void findsEverythingThroughAnIndex() throws SQLException {
        try (AccountStores stores = TestStores.memory(time, recording)) {
            useEverything(stores.open("support"));
            stores.accounts();
            Set<String> statements = new TreeSet<>(recording.statements);
            statements.removeIf(statement -> !statement.matches("(?s)(SELECT|INSERT|UPDATE|DELETE|WITH).*"));

            assertThat(statements).hasSizeGreaterThan(40);
            List<String> scans = new ArrayList<>();
            for (String statement : statements) {
                plan(statement).stream()
                        .filter(QueryPlanTest::walksThroughATable)
                        .forEach(step -> scans.add(step + " in " + statement));
            }
            assertThat(scans).isEmpty();
        }
    }

    @Test
    void readsPagesInTheOrderOfTheIndex() throws SQLException {
        try (AccountStores stores = TestStores.memory(time, recording)) {
            useEverything(stores.open("support"));
            List<String> pages = recording.statements.stream()
                    .filter(statement ->
                            statement.contains("sequence > ? ORDER BY") || statement.contains("account = ? ORDER BY"))
                    .toList();

            assertThat(pages).hasSize(4);
            for (String page : pages) {
                assertThat(plan(page)).as(page).noneMatch(step -> step.contains("TEMP B-TREE"));
            }
        }
    }

    private static boolean walksThroughATable(String step) {
        if (!step.startsWith("SCAN ")) {
            return false;
        }
        String[] words = step.split(" ", -1);
        return !SMALL.contains(words[1]) && !words[1].startsWith("(") && !step.equals("SCAN CONSTANT ROW");
    }

    private List<String> plan(String statement) throws SQLException {
        List<String> steps = new ArrayList<>();
        try (Statement explaining = recording.latest().createStatement();
                ResultSet rows = explaining.executeQuery("EXPLAIN QUERY PLAN " + statement)) {
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
        }
        return steps;
    }

    private void useEverything(AccountStore account) {
        account.perform(this::useInbox).join();
        account.perform(this::useDeliveries).join();
        account.perform(this::useAwaited).join();
        account.perform(this::useOutbox).join();
        account.perform(this::useSignal).join();
        account.perform(this::useLinkedDevices).join();
        account.perform(tx -> {
                    tx.credentials().put("key", new byte[1]);
                    tx.credentials().get("key");
                    tx.credentials().delete("key");
                    tx.dedupe().firstTime("x", now());
                    tx.dedupe().isKnown("x");
                    tx.dedupe().prune(now(), 10);
                    tx.restoredOlderCopy();
                    tx.olderCopyDealtWith();
                })
                .join();
    }

    private void useLinkedDevices(Transaction tx) {
        Jid phone = Jid.ofPhone("34600000002");
        Jid lid = Jid.of("7700", Jid.LID_SERVER);
        SignalAddress address = SignalNames.address(phone);
        tx.signal().senderKeyHolders().sent("group", "m1", List.of(address));
        tx.signal().senderKeyHolders().sent("group");
        tx.addresses().party(lid);
        tx.addresses().learn(phone, lid);
        tx.addresses().learn(phone, Jid.of("7701", Jid.LID_SERVER));
        tx.signal().senderKeyHolders().confirmed("m1");
        tx.signal().senderKeyHolders().remove("group", address);
        tx.deviceLists().put("7700_1", new DeviceList(OptionalLong.empty(), now(), List.of()));
        tx.deviceLists().find("7700_1");
        tx.deviceLists().clear();
        tx.messageSecrets().put("chat", "sender", "m1", new byte[32], now());
        tx.messageSecrets().find("chat", "sender", "m1");
        tx.messageSecrets().prune(now(), 10);
        tx.contactTokens().put("7700_1", new ContactTokenStore.Token(new byte[1], now()));
        tx.contactTokens().issued("7700_1", now());
        tx.contactTokens().issuedAt("7700_1");
    }

    private void useInbox(Transaction tx) {
        long sequence = append(tx);
        tx.inbox().get(sequence);
        tx.inbox().count();
        tx.inbox().bytes();
        tx.inbox().oldest();
        tx.inbox().delete(sequence);
    }

    private void useAwaited(Transaction tx) {
        AwaitedMessage message = new AwaitedMessage("chat", "author", "id");
        tx.awaited().expect(message, now());
        tx.awaited().isAwaited(message);
        tx.awaited().hold(message, InboxRow.arrived("chat", "message", new byte[1], now()));
        tx.awaited().held();
        tx.awaited().heldBytes();
        tx.awaited().overdue(now(), 10);
        tx.awaited().end(message);
    }

    private void useDeliveries(Transaction tx) {
        var deliveries = tx.deliveries();
        long sequence = append(tx);
        deliveries.add(sequence, "route", "chat", true);
        deliveries.page("route", "chat", 0, 10, true);
        deliveries.conversations("route");
        deliveries.failed(sequence, "route", 1, now(), "no");
        deliveries.park(sequence, "route", "no");
        deliveries.parked(10);
        deliveries.parked("route", 10);
        deliveries.parkedCount();
        deliveries.replay(sequence, "route");
        deliveries.unwindow("route", Set.of(sequence));
        deliveries.routes();
        deliveries.releaseRoute("route", 10);
        deliveries.unconsumed(0, 10);
        deliveries.adopt("route", sequence);
        deliveries.dropRoute("route", 10);
        append(tx);
        append(tx);
        deliveries.pruneUnconsumed(now(), 1);
    }

    private void useOutbox(Transaction tx) {
        long sequence =
                tx.outbox().append(OutboxRow.queued("A1", "chat", new byte[1], Optional.of("key"), now(), now()));
        tx.outbox().find("A1");
        tx.outbox().findByIdempotencyKey("key", now());
        tx.outbox().expire(now(), 10);
        tx.outbox().seal(sequence, new byte[1]);
        tx.outbox().written(sequence);
        tx.outbox().acked(sequence, now(), new byte[1]);
        tx.outbox().withdraw(sequence);
        tx.outbox().unacked(0, 10);
        tx.outbox().prune(now(), 10, 10);
    }

    private void useSignal(Transaction tx) {
        SignalStore signal = tx.signal();
        SecureRandom random = new SecureRandom();
        LocalIdentity identity = LocalIdentity.generate(random);
        signal.install(identity, 1);
        signal.local();
        useKeys(signal, SignedPreKey.generate(1, identity.keyPair(), random));
        SignalAddress address = new SignalAddress("34123456789", 1);
        var stores = signal.stores();
        stores.identities().put(address, identity.keyPair().identityKey());
        stores.sessions().find(address);
        stores.sessions().remove(address);
        stores.sessions().removeAll("34123456789");
        stores.identities().removeAll("34123456789");
        SenderKeyName own = new SenderKeyName("group", address);
        new GroupSessionBuilder(signal.senderKeys(), random).distribution(own);
        signal.senderKeys().remove(own);
        signal.senderKeyHolders().add("group", List.of(address));
        signal.senderKeyHolders().of("group");
        signal.senderKeyHolders().clear("group");
        signal.senderKeyHolders().forget("34123456789");
        signal.retries().asked("message", now());
        signal.retries().missing(now(), 10);
        signal.retries().arrived("message");
        signal.retries().wanted("id", "chat", "recipient", now());
        signal.retries().open(10);
        signal.retries().answered("id", "recipient");
        signal.retries().prune(now());
        signal.recoverFromOlderCopy();
        signal.reset();
    }

    private void useKeys(SignalStore signal, SignedPreKey made) {
        signal.oneTimePreKeys().add(List.of(made.keyPair()));
        signal.oneTimePreKeys().notUploaded(10);
        signal.oneTimePreKeys().uploaded(List.of(1));
        signal.oneTimePreKeys().offered(List.of(1));
        signal.oneTimePreKeys().inDoubt();
        signal.oneTimePreKeys().settleDoubts();
        signal.oneTimePreKeys().count();
        signal.oneTimePreKeys().continueAbove(7);
        signal.oneTimePreKeys().prune(1);
        signal.stores().preKeys().find(1);
        signal.stores().preKeys().remove(1);
        signal.signedPreKeys().rotate(made.keyPair(), made.signature(), now());
        signal.signedPreKeys().current();
        signal.signedPreKeys().currentSince();
        signal.signedPreKeys().prune(now());
        signal.stores().signedPreKeys().find(1);
        signal.stores().signedPreKeys().put(made);
        signal.stores().signedPreKeys().remove(1);
    }

    private long append(Transaction tx) {
        return tx.inbox().append(InboxRow.arrived("chat", "message", new byte[1], now()));
    }

    private Instant now() {
        return time.now();
    }
}
