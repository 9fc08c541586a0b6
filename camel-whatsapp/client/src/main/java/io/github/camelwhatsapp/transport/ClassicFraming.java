package io.github.camelwhatsapp.transport;

import io.github.camelwhatsapp.wire.ClassicFrame;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.proxy.ProxyConnectionEvent;
import io.netty.handler.proxy.ProxyHandler;

/** Classic frames straight on TCP. */
final class ClassicFraming implements Framing {
    private final LinkEvents<ClassicFrame> events;

    ClassicFraming(LinkEvents<ClassicFrame> events) {
        this.events = events;
    }

    @Override
    public void install(ChannelPipeline pipeline) {
        pipeline.addLast(new ClassicFrameSplitter()).addLast(new Frames());
    }

    @Override
    public Object outgoing(byte[] bytes) {
        return Unpooled.wrappedBuffer(bytes);
    }

    private final class Frames extends SimpleChannelInboundHandler<ClassicFrame> {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            // With a proxy the channel is active before the server is there.
            if (context.pipeline().get(ProxyHandler.class) == null) {
                events.ready();
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ProxyConnectionEvent) {
                events.ready();
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ClassicFrame frame) {
            events.received(frame);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            events.failed(cause);
        }
    }
}
