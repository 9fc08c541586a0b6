package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.state.Lane;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bridge from a socket's event loop to the lane. It stops reading while too many frames of its connection wait there, so
 * a client that floods slows itself down and nobody else.
 */
final class ConnectionHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);

    private final ClassicService service;
    private final SocketChannel channel;
    private final int bound;
    private final AtomicInteger waiting = new AtomicInteger();
    private @Nullable ClassicConnection connection;

    ConnectionHandler(ClassicService service, SocketChannel channel, int bound) {
        this.service = service;
        this.channel = channel;
        this.bound = bound;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        ChannelLine line = new ChannelLine(channel, service.state().time());
        lane().execute(() -> connection = service.open(line));
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
            onLane(ClassicConnection::writable);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        onLane(ClassicConnection::gone);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("A connection failed: {}", cause.toString());
        context.close();
    }

    private void onLane(Consumer<ClassicConnection> task) {
        lane().execute(() -> {
            if (connection != null) {
                task.accept(connection);
            }
        });
    }

    private Lane lane() {
        return service.state().lane();
    }
}
