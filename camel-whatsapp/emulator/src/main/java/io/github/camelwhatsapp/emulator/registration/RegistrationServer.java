package io.github.camelwhatsapp.emulator.registration;

import io.github.camelwhatsapp.emulator.state.Lane;
import io.github.camelwhatsapp.emulator.tls.ServerCertificate;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registration service on a port, over TLS. The event loop moves bytes; what is answered is decided on the lane. */
public final class RegistrationServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistrationServer.class);
    private static final int LARGEST_REQUEST = 16 * 1024;

    private final RegistrationService service;
    private final Lane lane;
    private final EventLoopGroup loop =
            new NioEventLoopGroup(1, new DefaultThreadFactory("whatsapp-emulator-registration", true));
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel server;

    /**
     * Starts listening.
     *
     * @param address where; port 0 is any free one
     * @throws IllegalStateException if the address cannot be had, mostly because the port is taken
     */
    public RegistrationServer(
            RegistrationService service, Lane lane, ServerCertificate certificate, InetSocketAddress address) {
        this.service = service;
        this.lane = lane;
        SslContext tls = certificate.serverContext();
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channels.add(channel);
                        channel.pipeline()
                                .addLast(tls.newHandler(channel.alloc()))
                                .addLast(new HttpServerCodec(LARGEST_REQUEST, LARGEST_REQUEST, LARGEST_REQUEST))
                                .addLast(new HttpObjectAggregator(LARGEST_REQUEST))
                                .addLast(new Requests());
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IllegalStateException("The emulator cannot listen on " + address, bound.cause());
        }
        server = bound.channel();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.localAddress();
    }

    /** Stops listening, closes every connection and ends the event loop. */
    @Override
    public void close() {
        server.close().syncUninterruptibly();
        channels.close().syncUninterruptibly();
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Requests extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            if (!request.method().equals(HttpMethod.GET)) {
                write(context, Answer.http(405));
                return;
            }
            String uri = request.uri();
            int question = uri.indexOf('?');
            String path = question < 0 ? uri : uri.substring(0, question);
            String query = question < 0 ? "" : uri.substring(question + 1);
            String userAgent = request.headers().get(HttpHeaderNames.USER_AGENT, "");
            String accept = request.headers().get(HttpHeaderNames.ACCEPT, "");
            lane.execute(() -> write(context, service.answer(path, query, userAgent, accept)));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("A registration connection failed: {}", cause.toString());
            context.close();
        }

        private void write(ChannelHandlerContext context, Answer answer) {
            FullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.valueOf(answer.status()),
                    Unpooled.wrappedBuffer(answer.body()));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, "text/json")
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                    .set(HttpHeaderNames.CONNECTION, "close");
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
