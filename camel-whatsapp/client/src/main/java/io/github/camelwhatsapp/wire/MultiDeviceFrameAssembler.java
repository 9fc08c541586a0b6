package io.github.camelwhatsapp.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the payloads of frames together from chunks of any size: a WebSocket message may hold half a frame or several. Memory
 * grows with what has arrived and not with what is announced. Empty frames carry nothing and are dropped. Not for use by
 * several threads. Source: multidevice-transport.md sections 1.1 and 1.2.
 */
public final class MultiDeviceFrameAssembler {
    /** What is taken for a payload before its bytes have come. */
    private static final int FIRST_ROOM = 64 << 10;

    private final int maxPayload;
    private int headerBytes;
    private int length;
    private byte[] payload = new byte[0];
    private int filled;

    /** Makes an assembler that accepts all that a frame can hold. */
    public MultiDeviceFrameAssembler() {
        this(MultiDeviceFrame.MAX_PAYLOAD);
    }

    /**
     * Makes an assembler with a limit of its own.
     *
     * @param maxPayload the longest payload accepted, in bytes, 1 to 2^24 - 1
     */
    public MultiDeviceFrameAssembler(int maxPayload) {
        if (maxPayload < 1 || maxPayload > MultiDeviceFrame.MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    "maxPayload is " + maxPayload + "; 1 to " + MultiDeviceFrame.MAX_PAYLOAD + " is expected");
        }
        this.maxPayload = maxPayload;
    }

    /**
     * Takes a chunk in and gives the payloads that it completes, in order; mostly one or none.
     *
     * @param chunk read to its end and not kept
     * @throws FrameFormatException if a frame is longer than accepted; the connection has to be closed
     */
    public List<byte[]> add(ByteBuffer chunk) {
        List<byte[]> complete = new ArrayList<>(1);
        while (chunk.hasRemaining()) {
            if (headerBytes < MultiDeviceFrame.HEADER_SIZE) {
                readHeader(chunk);
            } else {
                readPayload(chunk);
            }
            if (headerBytes == MultiDeviceFrame.HEADER_SIZE && filled == length) {
                finish(complete);
            }
        }
        return complete;
    }

    private void readHeader(ByteBuffer chunk) {
        length = length << 8 | (chunk.get() & 0xFF);
        headerBytes++;
        if (length > maxPayload) {
            throw new FrameFormatException(
                    "Expected a frame of at most " + maxPayload + " bytes, found one of " + length + " or more");
        }
    }

    private void readPayload(ByteBuffer chunk) {
        int count = Math.min(chunk.remaining(), length - filled);
        int needed = filled + count;
        if (needed > payload.length) {
            long room = Math.max(needed, Math.max(FIRST_ROOM, 2L * payload.length));
            payload = Arrays.copyOf(payload, (int) Math.min(length, room));
        }
        chunk.get(payload, filled, count);
        filled = needed;
    }

    private void finish(List<byte[]> complete) {
        if (length > 0) {
            complete.add(payload);
        }
        payload = new byte[0];
        headerBytes = 0;
        length = 0;
        filled = 0;
    }
}
