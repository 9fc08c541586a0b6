package io.github.camelwhatsapp.fuzz;

import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicFrameCipher;
import io.github.camelwhatsapp.wire.ClassicFrameHeader;
import io.github.camelwhatsapp.wire.ClassicFrameReader;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.ClassicStreamHeader;
import io.github.camelwhatsapp.wire.MultiDeviceFrame;
import io.github.camelwhatsapp.wire.MultiDeviceFrameAssembler;
import io.github.camelwhatsapp.wire.MultiDeviceIntroReader;
import io.github.camelwhatsapp.wire.StreamStart;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is between the socket and a node. */
final class WireTargets {
    private static final byte[] KEY = {1, 2, 3, 4, 5};

    private WireTargets() {}

    /** Cuts the bytes into frames and opens each, with keys and without; then each as if the server itself had sealed it. */
    static void classicFrames(byte[] bytes) {
        sealed(bytes);
        ClassicFrameReader reader = new ClassicFrameReader();
        if (bytes.length % 2 == 0) {
            reader.decryptWith(new ClassicFrameCipher(KEY, KEY));
        }
        int at = 0;
        while (bytes.length - at >= ClassicFrameHeader.SIZE) {
            ClassicFrameHeader header = ClassicFrameHeader.parse(bytes[at], bytes[at + 1], bytes[at + 2]);
            at += ClassicFrameHeader.SIZE;
            if (bytes.length - at < header.length()) {
                return;
            }
            reader.read(new ClassicFrame(header, ByteBuffer.wrap(bytes, at, header.length())))
                    .ifPresent(ClassicNodeDecoder::isStreamEnd);
            at += header.length();
        }
    }

    private static void sealed(byte[] payload) {
        byte[] sealed = new ClassicFrameCipher(KEY, KEY).sealFrame(payload);
        ClassicFrameReader reader = new ClassicFrameReader();
        reader.decryptWith(new ClassicFrameCipher(KEY, KEY));
        ClassicFrameHeader header = new ClassicFrameHeader(true, false, sealed.length);
        Whole.same(
                payload,
                reader.read(new ClassicFrame(header, ByteBuffer.wrap(sealed)))
                        .map(WireTargets::bytes)
                        .orElse(new byte[0]));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(buffer.position(), copy);
        return copy;
    }

    /** The header and the first payload of a connection. */
    static void streamStart(byte[] bytes) {
        if (bytes.length > 0 && bytes[0] == 'W') {
            ClassicStreamHeader.parse(Arrays.copyOf(bytes, Math.min(bytes.length, 4)));
            StreamStart.decode(ByteBuffer.wrap(bytes, Math.min(bytes.length, 7), Math.max(0, bytes.length - 7)));
        } else {
            StreamStart start = StreamStart.decode(ByteBuffer.wrap(bytes));
            Whole.same(start, StreamStart.decode(ByteBuffer.wrap(start.encode())));
        }
    }

    /** The bytes in chunks, the size of which the first byte says; however they are cut, the same payloads come out. */
    static void multiDeviceFrames(byte[] bytes) {
        int size = bytes.length == 0 ? 1 : (bytes[0] & 0xFF) + 1;
        MultiDeviceFrameAssembler inChunks = new MultiDeviceFrameAssembler();
        List<byte[]> chunked = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += size) {
            chunked.addAll(inChunks.add(ByteBuffer.wrap(bytes, at, Math.min(size, bytes.length - at))));
        }
        List<byte[]> whole = new MultiDeviceFrameAssembler().add(ByteBuffer.wrap(bytes));
        Whole.require(
                Arrays.deepEquals(chunked.toArray(), whole.toArray()), "Chunks of another size give other payloads");
        for (byte[] payload : whole) {
            Whole.same(
                    payload,
                    new MultiDeviceFrameAssembler()
                            .add(ByteBuffer.wrap(MultiDeviceFrame.of(payload)))
                            .get(0));
        }
    }

    /** The server's side of the intro. */
    static void multiDeviceIntro(byte[] bytes) {
        MultiDeviceIntroReader reader = new MultiDeviceIntroReader();
        ByteBuffer chunk = ByteBuffer.wrap(bytes);
        boolean complete = reader.add(chunk);
        Whole.require(complete || !chunk.hasRemaining(), "Bytes are left though the intro is not complete");
        Whole.require(reader.routingInfo().length <= bytes.length, "More came out than went in");
    }
}
