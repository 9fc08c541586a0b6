package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.ChannelLine;
import io.github.camelwhatsapp.emulator.connection.LaneHandler;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.flush.FlushConsolidationHandler;

/** The classic service on a TCP port: the event loop cuts frames; everything else is done on the lane. */
public final class ClassicPipeline extends ChannelInitializer<SocketChannel> {
    private static final int FLUSHES_IN_ONE = 64;

    private final ClassicService service;

    /** Serves everyone who connects. */
    public ClassicPipeline(ClassicService service) {
        this.service = service;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        ServerState state = service.state();
        channel.pipeline()
                .addLast(new FlushConsolidationHandler(FLUSHES_IN_ONE, true))
                .addLast(new FrameSplitter(state.limits().frameBytes()))
                .addLast(new LaneHandler(
                        channel,
                        state.lane(),
                        state.limits().waitingFrames(),
                        () -> service.open(new ChannelLine(channel, state.time()))));
    }
}
