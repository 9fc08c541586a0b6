package io.github.camelwhatsapp.emulator.endpoint;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket of a phone, whichever network it is for. It hands what comes from the event loop to the phone's lane, and reads on only
 * when the lane is done with it: what a phone has not looked at stays in the socket.
 *
 * @param <T> what comes
 */
public final class PhoneSocket<T> extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneSocket.class);
    private static final int CONNECT_MILLIS = 5_000;

    private final Executor lane;
    private final Class<T> type;
    private final Peer<T> peer;
    private List<T> batch = new ArrayList<>();

    private PhoneSocket(Executor lane, Class<T> type, Peer<T> peer) {
        this.lane = lane;
        this.type = type;
        this.peer = peer;
    }

    /**
     * Begins to open one.
     *
     * @param loops who moves bytes
     * @param server where to
     * @param decoder makes what comes of the bytes
     * @param type what the decoder makes
     * @param lane where the peer lives
     * @param peer is told how it goes
     */
    public static <T> void open(
            EventLoopGroup loops,
            InetSocketAddress server,
            Supplier<ChannelHandler> decoder,
            Class<T> type,
            Executor lane,
            Peer<T> peer) {
        new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.AUTO_READ, false)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(decoder.get(), new PhoneSocket<>(lane, type, peer));
                    }
                })
                .connect(server)
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        lane.execute(peer::closed);
                    }
                });
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        lane.execute(() -> peer.connected(context.channel()));
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        batch.add(type.cast(message));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        List<T> read = batch;
        batch = new ArrayList<>();
        lane.execute(() -> {
            read.forEach(peer::received);
            if (!peer.isOver()) {
                context.read();
            }
        });
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lane.execute(peer::closed);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("The connection of a phone failed", cause);
        context.close();
    }

    /**
     * One connection of a phone, on the phone's lane.
     *
     * @param <T> what comes
     */
    public interface Peer<T> {
        /** The socket is open. */
        void connected(Channel open);

        /** Something came. */
        void received(T inbound);

        /** The socket is closed, or could not be opened. */
        void closed();

        /** Whether nothing more is to be read. */
        boolean isOver();
    }
}
