package io.github.camelwhatsapp.emulator.registration;

import io.github.camelwhatsapp.emulator.state.Lane;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registration service over HTTPS. The event loop moves bytes; what is answered is decided on the lane. */
public final class RegistrationPipeline extends ChannelInitializer<SocketChannel> {
    private static final Logger LOG = LoggerFactory.getLogger(RegistrationPipeline.class);
    private static final int LARGEST_REQUEST = 16 * 1024;

    private final RegistrationService service;
    private final Lane lane;
    private final SslContext tls;

    /**
     * Serves everyone who connects.
     *
     * @param service what is served
     * @param lane where it is asked
     * @param tls with which certificate
     */
    public RegistrationPipeline(RegistrationService service, Lane lane, SslContext tls) {
        this.service = service;
        this.lane = lane;
        this.tls = tls;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        channel.pipeline()
                .addLast(tls.newHandler(channel.alloc()))
                .addLast(new HttpServerCodec(LARGEST_REQUEST, LARGEST_REQUEST, LARGEST_REQUEST))
                .addLast(new HttpObjectAggregator(LARGEST_REQUEST))
                .addLast(new Requests());
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
