package io.github.camelwhatsapp.emulator.connection;

import io.github.camelwhatsapp.wire.Node;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Makes frames of what goes to a client and sends them, until the line is ended, cut at a byte, or falls silent. Used on the
 * lane only.
 */
public final class Transmitter {
    private final Line line;
    private final Consumer<Node> transcript;
    private final Framing framing;
    private boolean ended;
    private boolean silent;
    private boolean corrupting;
    private long sent;
    private long cutAt = Long.MAX_VALUE;

    /**
     * @param line where bytes go
     * @param transcript told of each node that is sent
     * @param framing how the protocol makes frames
     */
    public Transmitter(Line line, Consumer<Node> transcript, Framing framing) {
        this.line = line;
        this.transcript = transcript;
        this.framing = framing;
    }

    /** Sends a node. */
    public void transmit(Node node) {
        if (isOpen()) {
            transcript.accept(node);
            write(framing.frame(node));
        }
    }

    /** Sends a payload that is no node. */
    public void transmitRaw(byte[] payload) {
        if (isOpen()) {
            write(framing.frame(payload));
        }
    }

    /** Ends the line after this many bytes in all; at once if they are sent. */
    public void cutAt(long bytes) {
        cutAt = bytes;
        if (sent >= cutAt) {
            drop();
        }
    }

    /** How many bytes were sent. */
    public long sent() {
        return sent;
    }

    /** How many of them still wait for the client to read. */
    public long waiting() {
        return line.waitingBytes();
    }

    /** Sends nothing any more, with the line open. */
    public void fallSilent() {
        silent = true;
    }

    /** Turns a bit of the next frame over. */
    public void corruptNext() {
        corrupting = true;
    }

    /** Whether it fell silent. */
    public boolean isSilent() {
        return silent;
    }

    /** Whether what is sent goes out. */
    public boolean isOpen() {
        return !ended && !silent;
    }

    /** Whether the line was ended from this side. */
    public boolean isEnded() {
        return ended;
    }

    /** Whether more can be sent without filling memory. */
    public boolean isWritable() {
        return isOpen() && line.isWritable();
    }

    /** Ends the line once what was sent is out. */
    public void finish() {
        if (!ended) {
            ended = true;
            line.finish();
        }
    }

    /** Ends the line at once. */
    public void reset() {
        ended = true;
        line.reset();
    }

    private void drop() {
        if (!ended) {
            ended = true;
            line.drop();
        }
    }

    private void write(byte[] frame) {
        if (corrupting) {
            corrupting = false;
            frame[frame.length - 1] ^= 1;
        }
        long room = cutAt - sent;
        if (frame.length < room) {
            sent += frame.length;
            line.send(frame);
        } else {
            sent = cutAt;
            line.send(Arrays.copyOf(frame, (int) room));
            drop();
        }
    }

    /** How a protocol makes frames, under the keys of the moment. */
    public interface Framing {
        /** The frame of a node; a new array, handed over. */
        byte[] frame(Node node);

        /** The frame of a payload that is no node; likewise. */
        byte[] frame(byte[] payload);
    }
}
