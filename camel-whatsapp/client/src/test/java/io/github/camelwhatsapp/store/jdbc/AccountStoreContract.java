package io.github.camelwhatsapp.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.store.TransactionAction;
import io.github.camelwhatsapp.store.TransactionBody;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** The ground of the tests that every form of the store passes: opened stores, an account, and short ways to do things. */
@Timeout(20)
abstract class AccountStoreContract {
    static final String CHAT = "chat-1";
    static final String ROUTE = "route-1";

    final VirtualTimeSource time = new VirtualTimeSource();
    final RecordingSource recording = new RecordingSource();
    AccountStores stores;
    AccountStore account;

    @BeforeEach
    void openStores() {
        stores = open();
        account = stores.open("support");
    }

    @AfterEach
    void closeStores() {
        stores.close();
    }

    /** Opens stores of the form under test, with {@link #recording} in between. */
    abstract AccountStores open();

    final Instant now() {
        return time.now();
    }

    final <T> T read(TransactionBody<T> body) {
        return account.transact(body).orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** {@link #read} for the sake of overloads: a generic result would leave AssertJ's to choose from. */
    final boolean done(TransactionBody<Boolean> body) {
        return read(body);
    }

    final long number(ToLongFunction<Transaction> body) {
        return read(body::applyAsLong);
    }

    final <T> Optional<T> found(TransactionBody<Optional<T>> body) {
        return read(body);
    }

    final <T> List<T> list(TransactionBody<List<T>> body) {
        return read(body);
    }

    final Set<String> names(TransactionBody<Set<String>> body) {
        return read(body);
    }

    final void write(TransactionAction action) {
        account.perform(action).orTimeout(10, TimeUnit.SECONDS).join();
    }

    final InboxRow message(String text) {
        return message(CHAT, text);
    }

    final InboxRow message(String chat, String text) {
        return InboxRow.arrived(chat, "message", bytes(text), now());
    }

    /** Adds an event with a delivery to each of the routes. */
    final long arrive(String chat, String... routes) {
        return read(tx -> arrive(tx, chat, routes));
    }

    final long arrive(Transaction tx, String chat, String... routes) {
        long sequence = tx.inbox().append(message(chat, "text"));
        for (String route : routes) {
            tx.deliveries().add(sequence, route, chat, false);
        }
        return sequence;
    }

    final OutboxRow entry(String id) {
        return entry(id, Optional.empty());
    }

    final OutboxRow entry(String id, Optional<String> key) {
        return OutboxRow.queued(id, CHAT, bytes("send " + id), key, now(), now().plus(Duration.ofHours(24)));
    }

    final void reopenAccount() {
        account = stores.open("support");
    }

    /** Has the writer stand at the commit of a first message, so that what is submitted now becomes the next group. */
    final Gate occupyWriter() {
        Gate gate = new Gate();
        recording.fault = gate;
        CompletableFuture<Long> unused = append("first");
        gate.awaitReached();
        return gate;
    }

    final CompletableFuture<Long> append(String text) {
        return account.transact(tx -> tx.inbox().append(message(text)));
    }

    final void checkCounters() {
        long rows = read(tx -> tx.inbox().count());
        long size = read(tx -> tx.inbox().bytes());
        List<InboxRow> unconsumed = read(tx -> tx.deliveries().unconsumed(0, 10_000));
        assertThat(rows).isEqualTo(recording.number("SELECT count(*) FROM inbox"));
        assertThat(size).isEqualTo(recording.number("SELECT coalesce(sum(size), 0) FROM inbox"));
        assertThat(number(tx -> tx.deliveries().unconsumedCount())).isEqualTo(unconsumed.size());
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
