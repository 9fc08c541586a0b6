package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.time.TimeSource;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line that is a WebSocket. */
final class WebSocketLine implements UpgradeLine {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketLine.class);
    private static final Duration LINGER = Duration.ofSeconds(5);

    private final SocketChannel channel;
    private final WebSocketInbound inbound;
    private final TimeSource time;
    private final AtomicLong waiting = new AtomicLong();

    WebSocketLine(SocketChannel channel, WebSocketInbound inbound, TimeSource time) {
        this.channel = channel;
        this.inbound = inbound;
        this.time = time;
    }

    @Override
    public void accept() {
        channel.eventLoop().execute(inbound::upgrade);
    }

    @Override
    public void refuse(int status) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, 0)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        channel.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void send(byte[] bytes) {
        waiting.addAndGet(bytes.length);
        channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)))
                .addListener(done -> waiting.addAndGet(-bytes.length));
    }

    /** Closes the WebSocket and waits a while for the client to do the same. */
    @Override
    public void finish() {
        channel.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        channel.close();
                    }
                });
        TimeSource.Timer linger = time.schedule(LINGER, channel::close);
        channel.closeFuture().addListener(closed -> linger.cancel());
    }

    @Override
    public void drop() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void reset() {
        try {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        } catch (ChannelException e) {
            LOG.debug("The client closed first, so there is nothing to reset: {}", e.getMessage());
        }
        channel.close();
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public long waitingBytes() {
        return waiting.get();
    }
}
