package io.github.camelwhatsapp.store;

/**
 * The narrow stores of one account within one transaction: all that is done through them is kept together or not at all.
 *
 * <p>Their methods throw {@link StoreException} when the database fails or holds what cannot be read; a body lets it rise.
 */
public interface Transaction {
    /** Keys and settings of the account by name. */
    CredentialStore credentials();

    /** Events that came in and that not every route is done with. */
    InboxStore inbox();

    /** Which route still has to get which of those events. */
    DeliveryStore deliveries();

    /** Messages that were asked for again, and what waits for them. */
    AwaitedStore awaited();

    /** What is to be sent, and what was sent lately. */
    OutboxStore outbox();

    /** What came in before, so that it is taken once. */
    DedupeStore dedupe();

    /** Keys, sessions and counters of end-to-end encryption. */
    SignalStore signal();

    /** Which addresses are one person. */
    AddressBook addresses();

    /** Who has which devices. */
    DeviceListStore deviceLists();

    /** What opens votes and edits. */
    MessageSecretStore messageSecrets();

    /** By which contacts say that they know us. */
    ContactTokenStore contactTokens();

    /** Whether an older copy of the database was put back and this account has not dealt with that yet. */
    boolean restoredOlderCopy();

    /** Notes that this account has dealt with the older copy: what must not be used again is gone. */
    void olderCopyDealtWith();
}
