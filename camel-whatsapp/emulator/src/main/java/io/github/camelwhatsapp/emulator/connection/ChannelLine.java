package io.github.camelwhatsapp.emulator.connection;

import io.github.camelwhatsapp.time.TimeSource;
import io.netty.buffer.Unpooled;
import io.netty.channel.socket.SocketChannel;

/** A line that is a TCP connection. */
public final class ChannelLine extends SocketLine {
    /** The line of a socket; the clock says how long a client that does not close is waited for. */
    public ChannelLine(SocketChannel channel, TimeSource time) {
        super(channel, time);
    }

    @Override
    public void send(byte[] bytes) {
        write(Unpooled.wrappedBuffer(bytes), bytes.length);
    }

    /**
     * Closes one direction and waits for the client to close the other, for a while: a full close with unread bytes from the
     * client would be a reset, which can overtake what was sent last.
     */
    @Override
    public void finish() {
        channel().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> channel()
                .shutdownOutput());
        linger();
    }
}
