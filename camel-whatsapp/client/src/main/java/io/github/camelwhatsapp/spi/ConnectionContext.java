package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.time.TimeSource;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What a connection is given.
 *
 * @param settings the account
 * @param store where its state is kept
 * @param time its clock and timer
 * @param executor the shared pool on which it runs its lane
 * @param sink where what comes in goes
 * @param listener who is told how it fares
 * @param media carries the bytes of media
 * @param linking what to link the account by, instead of logging in; empty for a login
 */
public record ConnectionContext(
        AccountSettings settings,
        AccountStore store,
        TimeSource time,
        Executor executor,
        EventSink sink,
        ConnectionListener listener,
        MediaUploads media,
        Optional<LinkingRequest> linking) {
    /** The same with another listener. */
    public ConnectionContext withListener(ConnectionListener other) {
        return new ConnectionContext(settings, store, time, executor, sink, other, media, linking);
    }
}
