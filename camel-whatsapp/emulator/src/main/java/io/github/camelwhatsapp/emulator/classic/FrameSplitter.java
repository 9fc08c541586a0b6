package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicFrameHeader;
import io.github.camelwhatsapp.wire.ClassicStreamHeader;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Cuts what a client sends into the header of the stream, which must be the right one, and frames. Gives a
 * {@link ClientFrame} for each, or one {@link ProtocolBreach} and then nothing more. A frame larger than the limit is refused
 * by its header, before its bytes are awaited. Source: classic.md section 1.2.
 */
final class FrameSplitter extends ByteToMessageDecoder {
    private static final int STRAY_FLAGS = 0x30;
    private static final byte[] HEADER = ClassicStreamHeader.JULY_2016.toBytes();

    private final int limit;
    private State state = State.HEADER;

    FrameSplitter(int limit) {
        this.limit = limit;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        switch (state) {
            case HEADER -> header(in, out);
            case FRAMES -> frame(in, out);
            case BROKEN -> in.skipBytes(in.readableBytes());
        }
    }

    private void header(ByteBuf in, List<Object> out) {
        if (in.readableBytes() < HEADER.length) {
            return;
        }
        byte[] found = new byte[HEADER.length];
        in.readBytes(found);
        if (Arrays.equals(found, HEADER)) {
            state = State.FRAMES;
        } else {
            refuse(new ProtocolBreach(Rule.STREAM_HEADER, HexFormat.of().formatHex(found)), out);
        }
    }

    private void frame(ByteBuf in, List<Object> out) {
        if (in.readableBytes() < ClassicFrameHeader.SIZE) {
            return;
        }
        int at = in.readerIndex();
        ClassicFrameHeader header = ClassicFrameHeader.parse(in.getByte(at), in.getByte(at + 1), in.getByte(at + 2));
        if (header.length() > limit) {
            in.skipBytes(in.readableBytes());
            refuse(new ProtocolBreach(Rule.FRAME_SIZE, header.length() + " bytes, the limit is " + limit), out);
        } else if (in.readableBytes() >= ClassicFrameHeader.SIZE + header.length()) {
            boolean strayFlags = (in.getByte(at) & STRAY_FLAGS) != 0;
            in.skipBytes(ClassicFrameHeader.SIZE);
            byte[] payload = new byte[header.length()];
            in.readBytes(payload);
            out.add(new ClientFrame(new ClassicFrame(header, ByteBuffer.wrap(payload)), strayFlags));
        }
    }

    private void refuse(ProtocolBreach breach, List<Object> out) {
        state = State.BROKEN;
        out.add(breach);
    }

    private enum State {
        HEADER,
        FRAMES,
        BROKEN
    }
}
