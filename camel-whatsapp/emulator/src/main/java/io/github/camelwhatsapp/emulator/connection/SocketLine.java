package io.github.camelwhatsapp.emulator.connection;

import io.github.camelwhatsapp.time.TimeSource;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all lines over a socket have in common. */
public abstract class SocketLine implements Line {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLine.class);
    private static final Duration LINGER = Duration.ofSeconds(5);

    private final SocketChannel channel;
    private final TimeSource time;
    private final AtomicLong waiting = new AtomicLong();

    /** The line of a socket; the clock says how long a client that does not close is waited for. */
    protected SocketLine(SocketChannel channel, TimeSource time) {
        this.channel = channel;
        this.time = time;
    }

    /** The socket. */
    protected final SocketChannel channel() {
        return channel;
    }

    /** Writes what the pipeline makes so many bytes of; they count as waiting until they are out. */
    protected final void write(Object message, int bytes) {
        waiting.addAndGet(bytes);
        channel.writeAndFlush(message).addListener(done -> waiting.addAndGet(-bytes));
    }

    /** Closes the socket if the client does not do so in a while. */
    protected final void linger() {
        TimeSource.Timer linger = time.schedule(LINGER, channel::close);
        channel.closeFuture().addListener(closed -> linger.cancel());
    }

    @Override
    public final void reset() {
        try {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        } catch (ChannelException e) {
            LOG.debug("The client closed first, so there is nothing to reset: {}", e.getMessage());
        }
        channel.close();
    }

    @Override
    public final boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public final long waitingBytes() {
        return waiting.get();
    }
}
