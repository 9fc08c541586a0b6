package io.github.camelwhatsapp.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * The server's side of the intro, which may come split over any number of chunks. Feed it chunks until it is complete; what
 * it leaves in the last one belongs to the first frame. Not for use by several threads. Source: multidevice-transport.md
 * section 1.3.
 */
public final class MultiDeviceIntroReader {
    private static final int DEFAULT_MAX_ROUTING = 64 << 10;

    private final int maxRouting;
    private final ByteArrayOutputStream routing = new ByteArrayOutputStream();
    private Part part = Part.FIRST_BYTE;
    private int inPart;
    private int routingLength;

    private enum Part {
        FIRST_BYTE,
        ROUTING_MARK,
        ROUTING_LENGTH,
        ROUTING_INFO,
        PROLOGUE,
        COMPLETE
    }

    /** Makes a reader that takes up to 64 KiB of routing information; real ones have a handful of bytes. */
    public MultiDeviceIntroReader() {
        this(DEFAULT_MAX_ROUTING);
    }

    /**
     * Makes a reader with a limit of its own.
     *
     * @param maxRouting the most bytes of routing information accepted
     */
    public MultiDeviceIntroReader(int maxRouting) {
        this.maxRouting = maxRouting;
    }

    /**
     * Takes in what belongs to the intro and leaves the rest in the chunk.
     *
     * @return whether the intro is complete
     * @throws FrameFormatException if it is no intro of this generation and dictionary; the connection has to be closed
     */
    public boolean add(ByteBuffer chunk) {
        while (part != Part.COMPLETE && chunk.hasRemaining()) {
            step(chunk.get());
        }
        return part == Part.COMPLETE;
    }

    /** The routing information, empty if there was none. A copy. */
    public byte[] routingInfo() {
        return routing.toByteArray();
    }

    private void step(byte next) {
        switch (part) {
            case FIRST_BYTE -> {
                go(next == MultiDeviceIntro.ROUTING_MARK[0] ? Part.ROUTING_MARK : Part.PROLOGUE);
                step(next);
            }
            case ROUTING_MARK -> expect(next, MultiDeviceIntro.ROUTING_MARK, Part.ROUTING_LENGTH);
            case ROUTING_LENGTH -> length(next);
            case ROUTING_INFO -> {
                routing.write(next);
                if (routing.size() == routingLength) {
                    go(Part.PROLOGUE);
                }
            }
            default -> expect(next, MultiDeviceIntro.PROLOGUE, Part.COMPLETE);
        }
    }

    private void expect(byte next, byte[] expected, Part after) {
        if (next != expected[inPart]) {
            throw new FrameFormatException("Expected the byte " + expected[inPart] + " at place " + inPart
                    + " of the intro (" + part + "), found " + (next & 0xFF));
        }
        if (++inPart == expected.length) {
            go(after);
        }
    }

    private void length(byte next) {
        routingLength = routingLength << 8 | (next & 0xFF);
        if (routingLength > maxRouting) {
            throw new FrameFormatException("Expected at most " + maxRouting + " bytes of routing information, found "
                    + routingLength + " or more announced");
        }
        if (++inPart == 3) {
            go(routingLength == 0 ? Part.PROLOGUE : Part.ROUTING_INFO);
        }
    }

    private void go(Part next) {
        part = next;
        inPart = 0;
    }
}
