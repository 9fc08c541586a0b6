package io.github.camelwhatsapp.tests.kill;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * What {@link WatchedStore} has written down, read as far as it goes. A commit that a kill has cut short may have been kept: whether it
 * was, only the next process finds out, and it may ack what it finds. Safe for use by several threads.
 */
final class CommitLog {
    /** A process has begun to use the store. */
    static final String STARTED = "#";

    /** The commit of a message is about to begin: its id follows. */
    static final String ABOUT_TO = "+";

    /** The message is durable: its id follows. */
    static final String DONE = "=";

    private final Path file;
    private final Set<String> done = new HashSet<>();
    private final Set<String> cutShort = new HashSet<>();
    private final Set<String> begun = new HashSet<>();
    private long read;

    CommitLog(Path file) {
        this.file = file;
    }

    /** Whether a commit has made this message durable, or was cut short at it by the end of an earlier process. */
    synchronized boolean contains(String id) {
        if (!done.contains(id)) {
            readOn();
        }
        return done.contains(id) || cutShort.contains(id);
    }

    private void readOn() {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            byte[] more = new byte[(int) (content.length() - read)];
            content.seek(read);
            content.readFully(more);
            String text = new String(more, StandardCharsets.UTF_8);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            whole.lines().forEach(this::note);
            read += whole.getBytes(StandardCharsets.UTF_8).length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(String line) {
        String id = line.substring(1);
        switch (line.substring(0, 1)) {
            case STARTED -> {
                cutShort.addAll(begun);
                begun.clear();
            }
            case ABOUT_TO -> {
                cutShort.remove(id);
                begun.add(id);
            }
            case DONE -> {
                begun.remove(id);
                done.add(id);
            }
            default -> throw new IllegalArgumentException("no such line: " + line);
        }
    }
}
