package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.ChannelLine;
import io.github.camelwhatsapp.emulator.connection.LaneHandler;
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
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** The classic service on a TCP port. The event loop moves bytes and cuts frames; everything else is done on the lane. */
public final class ClassicServer implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(256 << 10, 1 << 20);
    private static final int FLUSHES_IN_ONE = 64;

    private final EventLoopGroup loop =
            new NioEventLoopGroup(1, new DefaultThreadFactory("whatsapp-emulator-io", true));
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel server;

    /**
     * Starts listening.
     *
     * @param address where; port 0 is any free one
     * @throws IllegalStateException if the address cannot be had, mostly because the port is taken
     */
    public ClassicServer(ClassicService service, InetSocketAddress address) {
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
                        channel.pipeline()
                                .addLast(new FlushConsolidationHandler(FLUSHES_IN_ONE, true))
                                .addLast(new FrameSplitter(
                                        service.state().limits().frameBytes()))
                                .addLast(new LaneHandler(
                                        channel,
                                        service.state().lane(),
                                        service.state().limits().waitingFrames(),
                                        () -> service.open(new ChannelLine(
                                                channel, service.state().time()))));
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
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
        server.close().syncUninterruptibly();
    }

    /** Stops listening, closes every connection and ends the event loop. */
    @Override
    public void close() {
        stopListening();
        channels.close().syncUninterruptibly();
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
