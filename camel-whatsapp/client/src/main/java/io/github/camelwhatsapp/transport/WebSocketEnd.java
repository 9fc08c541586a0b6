package io.github.camelwhatsapp.transport;

import io.github.camelwhatsapp.wire.FrameFormatException;
import io.github.camelwhatsapp.wire.MultiDeviceFrameAssembler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/**
 * The end of the pipeline of a WebSocket: asks for the upgrade when TLS is up, then hands the payloads of frames on. The content of
 * binary messages is one stream of bytes, however it is cut; texts are none of it. Source: multidevice-transport.md section 1.1.
 */
final class WebSocketEnd extends SimpleChannelInboundHandler<Object> {
    private final WebSocketClientHandshaker handshaker;
    private final MultiDeviceFrameAssembler assembler;
    private final LinkEvents<byte[]> events;
    private boolean inText;

    WebSocketEnd(WebSocketClientHandshaker handshaker, int maxPayload, LinkEvents<byte[]> events) {
        this.handshaker = handshaker;
        this.assembler = new MultiDeviceFrameAssembler(maxPayload);
        this.events = events;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent tls) {
            if (tls.isSuccess()) {
                handshaker.handshake(context.channel());
            } else {
                events.failed(tls.cause());
            }
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) throws UpgradeRefusedException {
        if (message instanceof FullHttpResponse answer) {
            upgrade(context, answer);
        } else if (message instanceof PingWebSocketFrame ping) {
            context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        } else if (message instanceof CloseWebSocketFrame close) {
            context.writeAndFlush(close.retain()).addListener(ChannelFutureListener.CLOSE);
        } else if (message instanceof WebSocketFrame data) {
            data(data);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        events.failed(cause instanceof CorruptedFrameException ? malformed(cause) : cause);
    }

    /** What Netty finds wrong with the frames of the WebSocket itself, such as one that is longer than allowed. */
    private static FrameFormatException malformed(Throwable cause) {
        return new FrameFormatException("The WebSocket is malformed: " + cause.getMessage());
    }

    private void upgrade(ChannelHandlerContext context, FullHttpResponse answer) throws UpgradeRefusedException {
        HttpResponseStatus status = answer.status();
        if (!status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            throw new UpgradeRefusedException(status.code(), status.reasonPhrase());
        }
        handshaker.finishHandshake(context.channel(), answer);
        events.ready();
    }

    private void data(WebSocketFrame data) {
        if (data instanceof TextWebSocketFrame) {
            inText = true;
        } else if (data instanceof BinaryWebSocketFrame) {
            inText = false;
        } else if (!(data instanceof ContinuationWebSocketFrame)) {
            return;
        }
        if (!inText) {
            assembler.add(data.content().nioBuffer()).forEach(events::received);
        }
    }
}
