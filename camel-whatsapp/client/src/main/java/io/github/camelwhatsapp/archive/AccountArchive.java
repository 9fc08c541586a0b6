package io.github.camelwhatsapp.archive;

import io.github.camelwhatsapp.model.ArchivedMessage;
import io.github.camelwhatsapp.operation.ReadMessageStore;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.EventSink;
import io.github.camelwhatsapp.spi.MessageStoreSettings;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The archive of an account's messages if its settings want one: what passes through here is kept; without an archive it passes
 * untouched. Safe for use by several threads; whoever opens it closes it.
 */
public final class AccountArchive implements AutoCloseable {
    private final String account;
    private final Optional<Archivist> archivist;

    private AccountArchive(String account, Optional<Archivist> archivist) {
        this.account = account;
        this.archivist = archivist;
    }

    /**
     * Opens it, beside the account's store.
     *
     * @throws io.github.camelwhatsapp.store.StoreException if it cannot be opened
     */
    public static AccountArchive open(AccountSettings settings, AccountStores stores, TimeSource time) {
        MessageStoreSettings wanted = settings.messageStore();
        String number = settings.phoneNumber();
        return new AccountArchive(
                settings.name(),
                wanted.directory()
                        .map(directory ->
                                stores.archive(directory, number, wanted.retention(), wanted.maximumMessages()))
                        .map(archive -> new Archivist(archive, number, time)));
    }

    /** A sink that keeps what comes once it is durable in this one. */
    public EventSink keepingWhatComes(EventSink sink) {
        return archivist.<EventSink>map(kept -> new ArchivingSink(sink, kept)).orElse(sink);
    }

    /** A connection that keeps what this one is about to send. */
    public Connection keepingWhatGoes(Connection connection) {
        return archivist
                .<Connection>map(kept -> new ArchivingConnection(connection, kept))
                .orElse(connection);
    }

    /**
     * Reads it.
     *
     * @return fails with an {@link IllegalStateException} that names the option if the account keeps none
     */
    public CompletionStage<List<ArchivedMessage>> read(ReadMessageStore operation) {
        return archivist
                .map(kept -> kept.read(operation))
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException(
                        "Account '" + account + "' keeps no message store: set its option messageStore to true")));
    }

    @Override
    public void close() {
        archivist.ifPresent(Archivist::close);
    }
}
