package io.github.camelwhatsapp.archive;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.Sealing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A connection whose messages are archived when they are prepared to be written. */
final class ArchivingConnection implements Connection {
    private final Connection connection;
    private final Archivist archivist;

    /** Hands everything on to a connection. */
    ArchivingConnection(Connection connection, Archivist archivist) {
        this.connection = connection;
        this.archivist = archivist;
    }

    @Override
    public <R> CompletionStage<R> execute(Operation<R> operation) {
        return connection.execute(operation);
    }

    @Override
    public CompletionStage<Sealing> prepare(String id, QueuedOperation operation) {
        CompletionStage<Sealing> prepared = connection.prepare(id, operation);
        prepared.thenRun(() -> archivist.sending(id, operation));
        return prepared;
    }

    @Override
    public boolean mayTakeLong(QueuedOperation operation) {
        return connection.mayTakeLong(operation);
    }

    @Override
    public CompletionStage<QueuedOperation> bring(QueuedOperation operation) {
        return connection.bring(operation);
    }

    @Override
    public CompletionStage<List<String>> mediaHosts(boolean anew) {
        return connection.mediaHosts(anew);
    }

    @Override
    public CompletionStage<Optional<MediaContent>> renewMedia(MessageReceived message) {
        return connection.renewMedia(message);
    }

    @Override
    public CompletionStage<Void> write(byte[] sealed) {
        return connection.write(sealed);
    }

    @Override
    public void settled(Event event) {
        connection.settled(event);
    }

    @Override
    public void close(ConnectionCause cause) {
        connection.close(cause);
    }
}
