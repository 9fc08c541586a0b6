package io.github.camelwhatsapp.emulator.connection;

import io.github.camelwhatsapp.time.TimeSource;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line that is a TCP connection. */
public final class ChannelLine implements Line {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelLine.class);
    private static final Duration LINGER = Duration.ofSeconds(5);

    private final SocketChannel channel;
    private final TimeSource time;
    private final AtomicLong waiting = new AtomicLong();

    /** The line of a socket; the clock says how long a client that does not close is waited for. */
    public ChannelLine(SocketChannel channel, TimeSource time) {
        this.channel = channel;
        this.time = time;
    }

    @Override
    public void send(byte[] bytes) {
        waiting.addAndGet(bytes.length);
        channel.writeAndFlush(Unpooled.wrappedBuffer(bytes)).addListener(done -> waiting.addAndGet(-bytes.length));
    }

    /**
     * Closes one direction and waits for the client to close the other, for a while: a full close with unread bytes from the
     * client would be a reset, which can overtake what was sent last.
     */
    @Override
    public void finish() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> channel.shutdownOutput());
        TimeSource.Timer linger = time.schedule(LINGER, channel::close);
        channel.closeFuture().addListener(closed -> linger.cancel());
    }

    @Override
    public void reset() {
        try {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        } catch (ChannelException e) {
            LOG.debug("The client closed first, so there is nothing to reset: {}", e.getMessage());
        }
        channel.close();
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public long waitingBytes() {
        return waiting.get();
    }
}
