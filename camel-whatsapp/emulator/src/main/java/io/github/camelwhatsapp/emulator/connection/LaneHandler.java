package io.github.camelwhatsapp.emulator.connection;

import io.github.camelwhatsapp.emulator.state.Lane;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bridge from a socket's event loop to the lane. It stops reading while too much of its connection waits there, so a
 * client that floods slows itself down and nobody else.
 */
public final class LaneHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(LaneHandler.class);

    private final SocketChannel channel;
    private final Lane lane;
    private final int bound;
    private final Supplier<Receiver> opener;
    private final AtomicInteger waiting = new AtomicInteger();
    private @Nullable Receiver receiver;

    /**
     * @param channel the socket
     * @param lane where the connection lives
     * @param bound how many inbound objects may wait for the lane
     * @param opener makes the connection; asked once, on the lane
     */
    public LaneHandler(SocketChannel channel, Lane lane, int bound, Supplier<Receiver> opener) {
        this.channel = channel;
        this.lane = lane;
        this.bound = bound;
        this.opener = opener;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        lane.execute(() -> receiver = opener.get());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object inbound) {
        if (waiting.incrementAndGet() == bound) {
            channel.config().setAutoRead(false);
            // The lane may have passed the lower mark before the line above, and will not pass it again by itself.
            if (waiting.get() <= bound / 2) {
                channel.config().setAutoRead(true);
            }
        }
        onLane(open -> {
            open.receive(inbound);
            if (waiting.decrementAndGet() == bound / 2) {
                channel.config().setAutoRead(true);
            }
        });
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            onLane(Receiver::writable);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        onLane(Receiver::gone);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("A connection failed: {}", cause.toString());
        context.close();
    }

    private void onLane(Consumer<Receiver> task) {
        lane.execute(() -> {
            if (receiver != null) {
                task.accept(receiver);
            }
        });
    }

    /** A connection as its socket sees it. Used on the lane only. */
    public interface Receiver {
        /** Something came: what the pipeline before this handler makes of the bytes. */
        void receive(Object inbound);

        /** The client has read, so there is room again. */
        void writable();

        /** The socket is closed, from whichever side. */
        void gone();
    }
}
