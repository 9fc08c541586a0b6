package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.LaneHandler;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslContext;

/**
 * The service as linked devices reach it: WebSocket over TLS. The event loop speaks both; everything else is done on the lane. Source:
 * multidevice-transport.md section 1.
 */
public final class WebSocketPipeline extends ChannelInitializer<SocketChannel> {
    private static final int FLUSHES_IN_ONE = 64;
    private static final int MAX_REQUEST = 64 << 10;
    private static final int MAX_MESSAGE = 32 << 20;

    private final MultiDeviceService service;
    private final SslContext tls;

    /**
     * Serves everyone who connects.
     *
     * @param service what is served
     * @param tls with which certificate
     */
    public WebSocketPipeline(MultiDeviceService service, SslContext tls) {
        this.service = service;
        this.tls = tls;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        ServerState state = service.state();
        WebSocketInbound inbound = new WebSocketInbound(MAX_MESSAGE);
        WebSocketLine line = new WebSocketLine(channel, inbound, state.time());
        channel.pipeline()
                .addLast(tls.newHandler(channel.alloc()))
                .addLast(new FlushConsolidationHandler(FLUSHES_IN_ONE, true))
                .addLast(new HttpServerCodec())
                .addLast(new HttpObjectAggregator(MAX_REQUEST))
                .addLast(inbound)
                .addLast(new LaneHandler(
                        channel, state.lane(), state.limits().waitingFrames(), () -> service.open(line)));
    }
}
