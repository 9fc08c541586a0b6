package io.github.camelwhatsapp.transport;

import io.github.camelwhatsapp.wire.MultiDeviceFrame;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.net.URISyntaxException;

/** Frames of the newer generation in binary messages of a WebSocket over TLS. Source: multidevice-transport.md section 1.1. */
final class WebSocketFraming implements Framing {
    /** What an answer to the opening may have as a body; it is thrown away. */
    private static final int MAX_ANSWER = 16 << 10;

    private final Dial dial;
    private final WebSocketTarget target;
    private final LinkEvents<byte[]> events;

    WebSocketFraming(Dial dial, WebSocketTarget target, LinkEvents<byte[]> events) {
        this.dial = dial;
        this.target = target;
        this.events = events;
    }

    @Override
    public void install(ChannelPipeline pipeline) {
        pipeline.addLast(target.trust().handler(pipeline.channel().alloc(), dial.host(), dial.port()))
                .addLast(new HttpClientCodec())
                .addLast(new HttpObjectAggregator(MAX_ANSWER))
                .addLast(new WebSocketEnd(handshaker(), target.maxPayload(), events));
    }

    @Override
    public Object outgoing(byte[] bytes) {
        return new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes));
    }

    private WebSocketClientHandshaker handshaker() {
        HttpHeaders headers = new DefaultHttpHeaders().set(HttpHeaderNames.ORIGIN, target.origin());
        target.headers().forEach(headers::set);
        int longest = target.maxPayload() + MultiDeviceFrame.HEADER_SIZE;
        return WebSocketClientHandshakerFactory.newHandshaker(
                address(), WebSocketVersion.V13, null, false, headers, longest);
    }

    private URI address() {
        try {
            return new URI("wss", null, dial.host(), dial.port(), target.path(), null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + dial.host() + ":" + dial.port() + target.path() + "' makes no address of a WebSocket", e);
        }
    }
}
