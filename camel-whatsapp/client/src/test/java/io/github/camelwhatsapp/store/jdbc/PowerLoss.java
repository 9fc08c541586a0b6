package io.github.camelwhatsapp.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What a power failure may leave of a database: of what was written since the last sync, any sectors and no others. What counts as
 * synced follows from the setting that the connection itself reports (sqlite.org, "PRAGMA synchronous": FULL syncs the write-ahead log
 * after each transaction, OFF never syncs); that a full sync is one, {@link SyncTest} observes.
 *
 * <p>It sits between a store and its connections, and copies the files after each commit. Used by the writer thread, and by the test
 * when that is at rest.
 */
final class PowerLoss implements RecordingSource.Fault {
    private static final int SECTOR = 512;
    private static final int FULL = 2;

    private final Path directory;
    private final RecordingSource recording;
    private final List<Moment> moments = new ArrayList<>();
    private StoreState synced;

    /**
     * Begins with what is there, which counts as synced.
     *
     * @param recording sits between the store and its connections
     */
    PowerLoss(Path directory, RecordingSource recording) {
        this.directory = directory;
        this.recording = recording;
        synced = StoreState.of(directory);
    }

    /** The three files of a store as they were. */
    private record StoreState(byte[] database, byte[] log, byte[] marker) {
        static StoreState of(Path directory) {
            return new StoreState(
                    content(directory.resolve("whatsapp.db")),
                    content(directory.resolve("whatsapp.db-wal")),
                    content(directory.resolve("whatsapp.marker")));
        }

        private static byte[] content(Path file) {
            try {
                return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * A commit that has returned.
     *
     * @param synced what was synced before it began
     * @param syncedAfter what is synced since it returned
     * @param written what was written when it returned
     */
    private record Moment(StoreState synced, StoreState syncedAfter, StoreState written) {}

    @Override
    public void before(String method, @Nullable Object argument) {}

    @Override
    public void after(String method) {
        if (method.equals("commit")) {
            StoreState written = StoreState.of(directory);
            StoreState before = synced;
            if (isFull()) {
                synced = written;
            }
            moments.add(new Moment(before, synced, written));
        }
    }

    /** How many commits have returned. */
    int commits() {
        return moments.size();
    }

    /** Leaves, in another directory, what a failure may leave that comes during this commit, counted from 0. */
    void during(int commit, Random random, Path target) throws IOException {
        Moment moment = moments.get(commit);
        leave(moment.synced(), moment.written(), random, target);
        Files.write(target.resolve("whatsapp.marker"), anyMarkerUpTo(commit - 1, random));
    }

    /** Leaves what a failure may leave that comes after this commit has returned and before the next one begins. */
    void after(int commit, Random random, Path target) throws IOException {
        Moment moment = moments.get(commit);
        leave(moment.syncedAfter(), moment.written(), random, target);
        Files.write(target.resolve("whatsapp.marker"), anyMarkerUpTo(commit, random));
    }

    /** Moves the log into the database, and leaves what a failure may leave that comes while this is being done. */
    void duringCheckpoint(Random random, Path target) throws IOException, SQLException {
        StoreState before = StoreState.of(directory);
        Connection connection = recording.latest();
        connection.rollback();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
        }
        connection.setAutoCommit(false);
        StoreState after = StoreState.of(directory);
        Files.write(target.resolve("whatsapp.db"), mixed(before.database(), after.database(), random));
        Files.write(target.resolve("whatsapp.db-wal"), before.log());
        Files.write(target.resolve("whatsapp.marker"), before.marker());
    }

    private static void leave(StoreState synced, StoreState written, Random random, Path target) throws IOException {
        Files.write(target.resolve("whatsapp.db"), mixed(synced.database(), written.database(), random));
        Files.write(target.resolve("whatsapp.db-wal"), mixed(synced.log(), written.log(), random));
    }

    /** The marker is never synced after the opening: any earlier one may be what is left of it. */
    private byte[] anyMarkerUpTo(int commit, Random random) {
        int chosen = random.nextInt(commit + 2) - 1;
        return chosen < 0
                ? moments.get(0).synced().marker()
                : moments.get(chosen).written().marker();
    }

    /** Each sector that differs is the old one or the new one; the end is cut somewhere behind the old end. */
    private static byte[] mixed(byte[] old, byte[] written, Random random) {
        int shortest = Math.min(old.length, written.length);
        int length =
                written.length <= old.length ? old.length : shortest + random.nextInt(written.length - shortest + 1);
        byte[] left = Arrays.copyOf(old, length);
        int share = random.nextInt(4);
        for (int from = 0; from < Math.min(length, written.length); from += SECTOR) {
            if (random.nextInt(3) < share) {
                System.arraycopy(written, from, left, from, Math.min(SECTOR, Math.min(length, written.length) - from));
            }
        }
        return left;
    }

    private boolean isFull() {
        return recording.number("PRAGMA synchronous") >= FULL;
    }
}
