package io.github.camelwhatsapp.transport;

import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicFrameHeader;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Cuts the bytes of a classic connection into frames. The length of a frame has 20 bits, so the memory for one is bounded; it is
 * taken when its bytes are there, not when they are announced. Source: classic.md section 1.2.
 */
final class ClassicFrameSplitter extends ByteToMessageDecoder {
    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < ClassicFrameHeader.SIZE) {
            return;
        }
        int start = in.readerIndex();
        ClassicFrameHeader header = ClassicFrameHeader.parse(
                in.getUnsignedByte(start), in.getUnsignedByte(start + 1), in.getUnsignedByte(start + 2));
        if (in.readableBytes() < ClassicFrameHeader.SIZE + header.length()) {
            return;
        }
        in.skipBytes(ClassicFrameHeader.SIZE);
        byte[] payload = new byte[header.length()];
        in.readBytes(payload);
        out.add(new ClassicFrame(header, ByteBuffer.wrap(payload)));
    }
}
