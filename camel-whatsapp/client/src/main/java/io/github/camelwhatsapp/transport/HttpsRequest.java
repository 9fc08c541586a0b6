package io.github.camelwhatsapp.transport;

import io.github.camelwhatsapp.time.TimeSource;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/**
 * One GET over TLS on a connection of its own, which is closed after the answer. The server's certificate and its name are always
 * checked.
 */
public final class HttpsRequest {
    /** Largest answer: what these services say is a few hundred bytes. */
    private static final int MAX_ANSWER = 64 * 1024;

    private final URI address;
    private final CompletableFuture<HttpsReply> reply = new CompletableFuture<>();

    private HttpsRequest(URI address) {
        this.address = address;
    }

    /**
     * Asks.
     *
     * @param dial whom to call, within which time for the whole of it
     * @param address the https address that is asked for, its query already encoded
     * @param headers sent as they are, in their order, after {@code Host}
     * @param trust whose certificates the server may show
     * @return completes on the event loop; fails with an {@link IOException} or a {@link TimeoutException}
     */
    public static CompletionStage<HttpsReply> get(Dial dial, URI address, Map<String, String> headers, TlsTrust trust) {
        HttpsRequest request = new HttpsRequest(address);
        request.send(dial, headers, trust);
        return request.reply;
    }

    private void send(Dial dial, Map<String, String> headers, TlsTrust trust) {
        ChannelFuture connect = new Bootstrap()
                .group(EventLoops.acquire())
                .channel(NioSocketChannel.class)
                // Names are looked up by NameLookup, or by the proxy.
                .resolver(NoopAddressResolverGroup.INSTANCE)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                .handler(new Pipeline(dial, message(headers), trust))
                .connect(InetSocketAddress.createUnresolved(dial.host(), dial.port()));
        Channel channel = connect.channel();
        TimeSource.Timer deadline = dial.time().schedule(dial.timeout(), () -> {
            reply.completeExceptionally(
                    new TimeoutException("no answer within " + dial.timeout().toMillis() + " ms"));
            channel.close();
        });
        connect.addListener(done -> {
            if (!done.isSuccess()) {
                reply.completeExceptionally(done.cause());
            }
        });
        channel.closeFuture().addListener(done -> {
            deadline.cancel();
            reply.completeExceptionally(new IOException("the connection was closed before the answer had come"));
            EventLoops.release();
        });
    }

    private FullHttpRequest message(Map<String, String> headers) {
        String target = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        FullHttpRequest message = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
        message.headers().set(HttpHeaderNames.HOST, address.getRawAuthority());
        headers.forEach(message.headers()::set);
        message.headers().set(HttpHeaderNames.CONNECTION, "close");
        return message;
    }

    private final class Pipeline extends ChannelInitializer<SocketChannel> {
        private final Dial dial;
        private final FullHttpRequest message;
        private final TlsTrust trust;

        Pipeline(Dial dial, FullHttpRequest message, TlsTrust trust) {
            this.dial = dial;
            this.message = message;
            this.trust = trust;
        }

        @Override
        protected void initChannel(SocketChannel socket) {
            SslHandler tls = trust.handler(socket.alloc(), dial.host(), dial.port());
            // A certificate that is not trusted closes the connection too; this comes first and says why.
            tls.handshakeFuture().addListener(done -> {
                if (done.isSuccess()) {
                    socket.writeAndFlush(message);
                } else {
                    reply.completeExceptionally(done.cause());
                }
            });
            ChannelPipeline pipeline = socket.pipeline().addLast(new NameLookup());
            dial.proxy().ifPresent(proxy -> pipeline.addLast(proxy.handler()));
            pipeline.addLast(tls)
                    .addLast(new HttpClientCodec())
                    .addLast(new HttpObjectAggregator(MAX_ANSWER))
                    .addLast(new Answer());
        }
    }

    private final class Answer extends SimpleChannelInboundHandler<FullHttpResponse> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
            byte[] body = new byte[response.content().readableBytes()];
            response.content().readBytes(body);
            reply.complete(new HttpsReply(response.status().code(), body));
            context.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            reply.completeExceptionally(cause);
            context.close();
        }
    }
}
