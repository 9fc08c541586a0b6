package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.ChannelLine;
import io.github.camelwhatsapp.emulator.connection.LaneHandler;
import io.github.camelwhatsapp.emulator.connection.Line;
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
import io.netty.handler.codec.bytes.ByteArrayDecoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * The service as phones reach it: the same handshake and stanzas as linked devices have, straight over TCP without WebSocket and TLS.
 * It has connections, faults and a transcript of its own, so that a test which counts or breaks connections meets linked devices alone.
 */
public final class PhoneServer implements AutoCloseable {
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(256 << 10, 1 << 20);

    private final EventLoopGroup loop =
            new NioEventLoopGroup(1, new DefaultThreadFactory("whatsapp-emulator-phone-io", true));
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final MultiDeviceService service;
    private final Channel server;

    /**
     * Starts listening on any free port of loopback.
     *
     * @throws IllegalStateException if there is none
     */
    public PhoneServer(MultiDeviceService service) {
        this.service = service;
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accept(channel);
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IllegalStateException("The emulator has no port for phones", bound.cause());
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

    private void accept(SocketChannel channel) {
        channels.add(channel);
        PlainLine line = new PlainLine(new ChannelLine(channel, service.state().time()));
        channel.pipeline()
                .addLast(new ByteArrayDecoder())
                .addLast(new LaneHandler(
                        channel,
                        service.state().lane(),
                        service.state().limits().waitingFrames(),
                        () -> service.open(line)));
    }

    /** A line without an upgrade. */
    private record PlainLine(Line line) implements UpgradeLine {
        @Override
        public void accept() {}

        @Override
        public void refuse(int status) {
            line.reset();
        }

        @Override
        public void send(byte[] bytes) {
            line.send(bytes);
        }

        @Override
        public void finish() {
            line.finish();
        }

        @Override
        public void drop() {
            line.drop();
        }

        @Override
        public void reset() {
            line.reset();
        }

        @Override
        public boolean isWritable() {
            return line.isWritable();
        }

        @Override
        public long waitingBytes() {
            return line.waitingBytes();
        }
    }
}
