package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.wire.ClassicFrameCipher;
import io.github.camelwhatsapp.wire.ClassicFrameWriter;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Makes frames of what goes to a client and sends them, until the line is ended, cut at a byte, or falls silent. Used on the
 * lane only.
 */
final class Transmitter {
    private final Line line;
    private final Consumer<Node> transcript;
    private final ClassicFrameWriter frames = new ClassicFrameWriter();
    private boolean ended;
    private boolean silent;
    private long sent;
    private long cutAt = Long.MAX_VALUE;

    /**
     * @param line where bytes go
     * @param transcript told of each node that is sent
     */
    Transmitter(Line line, Consumer<Node> transcript) {
        this.line = line;
        this.transcript = transcript;
    }

    /** Encrypts from now on. */
    void encryptWith(ClassicFrameCipher cipher) {
        frames.encryptWith(cipher);
    }

    /** Sends a node. */
    void transmit(Node node) {
        if (isOpen()) {
            transcript.accept(node);
            write(frames.write(ClassicNodeEncoder.encode(node)));
        }
    }

    /** Sends a payload that is no node. */
    void transmitRaw(byte[] payload) {
        if (isOpen()) {
            write(frames.write(payload));
        }
    }

    /** Ends the line after this many bytes in all; at once if they are sent. */
    void cutAt(long bytes) {
        cutAt = bytes;
        if (sent >= cutAt) {
            finish();
        }
    }

    /** How many bytes were sent. */
    long sent() {
        return sent;
    }

    /** How many of them still wait for the client to read. */
    long waiting() {
        return line.waitingBytes();
    }

    /** Sends nothing any more, with the line open. */
    void fallSilent() {
        silent = true;
    }

    /** Whether it fell silent. */
    boolean isSilent() {
        return silent;
    }

    /** Whether what is sent goes out. */
    boolean isOpen() {
        return !ended && !silent;
    }

    /** Whether the line was ended from this side. */
    boolean isEnded() {
        return ended;
    }

    /** Whether more can be sent without filling memory. */
    boolean isWritable() {
        return isOpen() && line.isWritable();
    }

    /** Ends the line once what was sent is out. */
    void finish() {
        if (!ended) {
            ended = true;
            line.finish();
        }
    }

    /** Ends the line at once. */
    void reset() {
        ended = true;
        line.reset();
    }

    private void write(byte[] frame) {
        long room = cutAt - sent;
        if (frame.length < room) {
            sent += frame.length;
            line.send(frame);
        } else {
            sent = cutAt;
            line.send(Arrays.copyOf(frame, (int) room));
            finish();
        }
    }
}
