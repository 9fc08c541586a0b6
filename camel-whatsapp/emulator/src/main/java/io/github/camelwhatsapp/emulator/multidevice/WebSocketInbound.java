package io.github.camelwhatsapp.emulator.multidevice;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a WebSocket brings into plain objects: an {@link UpgradeRequest}, then a {@code byte[]} for each binary message
 * or part of one. Text is ignored; pings and the close are answered here. It offers no extensions. Used on the event loop only.
 */
final class WebSocketInbound extends ChannelInboundHandlerAdapter {
    private final int messageBytes;
    private @Nullable ChannelHandlerContext context;
    private @Nullable FullHttpRequest request;
    private boolean inText;

    /**
     * @param messageBytes the longest WebSocket frame that is taken
     */
    WebSocketInbound(int messageBytes) {
        this.messageBytes = messageBytes;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        ReferenceCountUtil.release(request);
        request = null;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object inbound) {
        if (inbound instanceof FullHttpRequest http) {
            ReferenceCountUtil.release(request);
            request = http;
            from.fireChannelRead(new UpgradeRequest(http.uri()));
        } else if (inbound instanceof WebSocketFrame frame) {
            frame(from, frame);
        } else {
            ReferenceCountUtil.release(inbound);
        }
    }

    /** Does the upgrade that was asked for last. */
    void upgrade() {
        if (context == null || request == null) {
            return;
        }
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(request.uri(), null, false, messageBytes).newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
        } else {
            handshaker.handshake(context.channel(), request);
        }
    }

    private void frame(ChannelHandlerContext from, WebSocketFrame frame) {
        if (frame instanceof PingWebSocketFrame) {
            from.writeAndFlush(new PongWebSocketFrame(frame.content()));
            return;
        }
        try {
            if (frame instanceof CloseWebSocketFrame) {
                from.writeAndFlush(new CloseWebSocketFrame()).addListener(done -> from.close());
            } else if (frame instanceof TextWebSocketFrame) {
                inText = !frame.isFinalFragment();
            } else if (frame instanceof ContinuationWebSocketFrame && inText) {
                inText = !frame.isFinalFragment();
            } else if (frame instanceof BinaryWebSocketFrame || frame instanceof ContinuationWebSocketFrame) {
                from.fireChannelRead(ByteBufUtil.getBytes(frame.content()));
            }
        } finally {
            frame.release();
        }
    }
}
