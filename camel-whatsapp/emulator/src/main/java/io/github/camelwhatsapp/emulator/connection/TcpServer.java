package io.github.camelwhatsapp.emulator.connection;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP port with an event loop of its own, which moves bytes and leaves everything else to the pipeline it is given. Safe for use by
 * several threads; whoever opens it closes it.
 */
public final class TcpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TcpServer.class);

    /** Room for as many phones as there may be to knock at once; the system has the last word. */
    private static final int BACKLOG = 4096;

    private static final int PATIENCE_SECONDS = 10;

    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(256 << 10, 1 << 20);

    private final EventLoopGroup loop;
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel server;

    /**
     * Starts listening.
     *
     * @param thread the name of the event loop's thread
     * @param address where; port 0 is any free one
     * @param pipeline fills the pipeline of each connection
     * @throws IllegalStateException if the address cannot be had, mostly because the port is taken
     */
    public TcpServer(String thread, InetSocketAddress address, ChannelInitializer<SocketChannel> pipeline) {
        loop = new NioEventLoopGroup(1, new DefaultThreadFactory(thread, true));
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channels.add(channel);
                        channel.pipeline().addLast(pipeline);
                    }
                })
                .bind(address);
        if (!ended(bound) || !bound.isSuccess()) {
            loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IllegalStateException("The emulator cannot listen on " + address, bound.cause());
        }
        server = bound.channel();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.localAddress();
    }

    /** Takes no more connections. */
    public void stopListening() {
        ended(server.close());
    }

    /** Stops listening, closes every connection and ends the event loop. */
    @Override
    public void close() {
        stopListening();
        ended(channels.close());
        ended(loop.shutdownGracefully(0, 2, TimeUnit.SECONDS));
    }

    /** Takes moments, unless the event loop hangs. */
    private static boolean ended(Future<?> step) {
        boolean ended = step.awaitUninterruptibly(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            LOG.warn("The emulator's event loop has not done its part for {} s", PATIENCE_SECONDS);
        }
        return ended;
    }
}
