package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.CredentialStore;
import io.github.camelwhatsapp.store.DedupeStore;
import io.github.camelwhatsapp.store.DeliveryStore;
import io.github.camelwhatsapp.store.InboxStore;
import io.github.camelwhatsapp.store.OutboxStore;
import io.github.camelwhatsapp.store.SignalStore;
import io.github.camelwhatsapp.store.Transaction;

/** The narrow stores over one scope. */
final class JdbcTransaction implements Transaction {
    private final Scope scope;
    private final JdbcSignalStore signal;

    JdbcTransaction(Scope scope) {
        this.scope = scope;
        signal = new JdbcSignalStore(scope);
    }

    @Override
    public CredentialStore credentials() {
        return new JdbcCredentialStore(scope);
    }

    @Override
    public InboxStore inbox() {
        return new JdbcInboxStore(scope);
    }

    @Override
    public DeliveryStore deliveries() {
        return new JdbcDeliveryStore(scope);
    }

    @Override
    public OutboxStore outbox() {
        return new JdbcOutboxStore(scope);
    }

    @Override
    public DedupeStore dedupe() {
        return new JdbcDedupeStore(scope);
    }

    @Override
    public SignalStore signal() {
        return signal;
    }

    @Override
    public boolean restoredOlderCopy() {
        return scope.sql().number("SELECT older_copy FROM account WHERE id = ?", scope.account()) != 0;
    }

    @Override
    public void olderCopyDealtWith() {
        scope.sql().update("UPDATE account SET older_copy = 0 WHERE id = ? AND older_copy = 1", scope.account());
    }
}
