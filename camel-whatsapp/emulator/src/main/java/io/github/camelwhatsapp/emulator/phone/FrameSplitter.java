package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicFrameHeader;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.ByteBuffer;
import java.util.List;

/** Cuts the bytes of the connection into frames; 20 bits of length bound what it collects. */
final class FrameSplitter extends ByteToMessageDecoder {
    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < ClassicFrameHeader.SIZE) {
            return;
        }
        int at = in.readerIndex();
        ClassicFrameHeader header = ClassicFrameHeader.parse(in.getByte(at), in.getByte(at + 1), in.getByte(at + 2));
        if (in.readableBytes() >= ClassicFrameHeader.SIZE + header.length()) {
            byte[] payload = new byte[header.length()];
            in.skipBytes(ClassicFrameHeader.SIZE).readBytes(payload);
            out.add(new ClassicFrame(header, ByteBuffer.wrap(payload)));
        }
    }
}
