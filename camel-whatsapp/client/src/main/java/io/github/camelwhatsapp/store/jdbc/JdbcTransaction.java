package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.AddressBook;
import io.github.camelwhatsapp.store.AddressListener;
import io.github.camelwhatsapp.store.AwaitedStore;
import io.github.camelwhatsapp.store.ContactTokenStore;
import io.github.camelwhatsapp.store.CredentialStore;
import io.github.camelwhatsapp.store.DedupeStore;
import io.github.camelwhatsapp.store.DeliveryStore;
import io.github.camelwhatsapp.store.DeviceListStore;
import io.github.camelwhatsapp.store.InboxStore;
import io.github.camelwhatsapp.store.MessageSecretStore;
import io.github.camelwhatsapp.store.OutboxStore;
import io.github.camelwhatsapp.store.SignalStore;
import io.github.camelwhatsapp.store.Transaction;

/** The narrow stores over one scope. */
final class JdbcTransaction implements Transaction {
    private final Scope scope;
    private final JdbcSignalStore signal;
    private final JdbcDeviceLists deviceLists;
    private final AddressListener listener;

    JdbcTransaction(Scope scope, AddressListener listener) {
        this.scope = scope;
        this.listener = listener;
        signal = new JdbcSignalStore(scope);
        deviceLists = new JdbcDeviceLists(scope);
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
    public AwaitedStore awaited() {
        return new JdbcAwaitedMessages(scope);
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
    public AddressBook addresses() {
        return new JdbcAddressBook(
                scope, signal, deviceLists, (person, ended) -> listener.learned(this, person, ended));
    }

    @Override
    public DeviceListStore deviceLists() {
        return deviceLists;
    }

    @Override
    public MessageSecretStore messageSecrets() {
        return new JdbcMessageSecrets(scope);
    }

    @Override
    public ContactTokenStore contactTokens() {
        return new JdbcContactTokens(scope);
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
