package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.wire.ClassicFrame;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands frames from the event loop to the phone's lane, and reads on only when the lane is done with them: what a phone has
 * not looked at stays in the socket.
 */
final class FrameHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(FrameHandler.class);

    private final Executor lane;
    private final PhoneConnection connection;
    private List<ClassicFrame> frames = new ArrayList<>();

    FrameHandler(Executor lane, PhoneConnection connection) {
        this.lane = lane;
        this.connection = connection;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        lane.execute(() -> connection.connected(context.channel()));
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        frames.add((ClassicFrame) message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        List<ClassicFrame> batch = frames;
        frames = new ArrayList<>();
        lane.execute(() -> {
            batch.forEach(connection::received);
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
