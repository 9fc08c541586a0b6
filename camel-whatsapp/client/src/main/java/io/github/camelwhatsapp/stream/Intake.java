package io.github.camelwhatsapp.stream;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * How much has been read from the socket and is not yet decoded and committed. Above its bounds the socket is not read any more, until
 * half of it is done. Safe for use by several threads.
 */
public final class Intake {
    private static final int MAX_STANZAS = 1_024;
    private static final long MAX_BYTES = 8L << 20;

    private final Consumer<Boolean> reading;
    private final AtomicInteger stanzas = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private boolean paused;

    /**
     * Starts empty.
     *
     * @param reading is told whether to read the socket
     */
    public Intake(Consumer<Boolean> reading) {
        this.reading = reading;
    }

    /** A frame of this many bytes was read. */
    public void taken(int size) {
        boolean many = stanzas.incrementAndGet() > MAX_STANZAS;
        boolean large = bytes.addAndGet(size) > MAX_BYTES;
        if (many || large) {
            pause(true);
        }
    }

    /** A frame of this many bytes is dealt with. */
    public void done(int size) {
        int left = stanzas.decrementAndGet();
        if (bytes.addAndGet(-size) <= MAX_BYTES / 2 && left <= MAX_STANZAS / 2) {
            pause(false);
        }
    }

    private synchronized void pause(boolean wanted) {
        if (paused != wanted) {
            paused = wanted;
            reading.accept(!wanted);
        }
    }
}
