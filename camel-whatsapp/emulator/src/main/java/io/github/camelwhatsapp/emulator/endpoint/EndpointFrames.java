package io.github.camelwhatsapp.emulator.endpoint;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands bytes from the event loop to the phone's lane, and reads on only when the lane is done with them. */
final class EndpointFrames extends SimpleChannelInboundHandler<ByteBuf> {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointFrames.class);

    private final Executor lane;
    private final EndpointConnection connection;

    EndpointFrames(Executor lane, EndpointConnection connection) {
        this.lane = lane;
        this.connection = connection;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        lane.execute(() -> connection.connected(context.channel()));
        context.read();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
        byte[] chunk = ByteBufUtil.getBytes(bytes);
        lane.execute(() -> connection.received(chunk));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        lane.execute(() -> {
            if (!connection.isOver()) {
                context.read();
            }
        });
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lane.execute(connection::closed);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("The connection of a phone failed", cause);
        context.close();
    }
}
