package io.github.camelwhatsapp.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** A link over TCP, through a proxy if there is one, with whatever framing is on top. */
final class SocketLink<F> implements Link {
    /** Writes that wait behind a flush in progress go out with one system call, up to this many. */
    private static final int FLUSH_AFTER = 64;

    private final LinkListener<F> listener;
    private final Framing framing;
    private final AtomicBoolean ready = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Channel channel;

    SocketLink(Dial dial, Function<LinkEvents<F>, Framing> framings, LinkListener<F> listener) {
        this.listener = listener;
        this.framing = framings.apply(new Events());
        ChannelFuture connect = new Bootstrap()
                .group(EventLoops.acquire())
                .channel(NioSocketChannel.class)
                // Names are looked up by NameLookup, or by the proxy.
                .resolver(NoopAddressResolverGroup.INSTANCE)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                // The deadline is the time source's, so that tests own it.
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                .handler(new Pipeline(dial))
                .connect(InetSocketAddress.createUnresolved(dial.host(), dial.port()));
        channel = connect.channel();
        var deadline = dial.time().schedule(dial.timeout(), () -> {
            if (!ready.get()) {
                fail(new ConnectException(
                        "no connection within " + dial.timeout().toMillis() + " ms"));
            }
        });
        connect.addListener(done -> {
            if (!done.isSuccess()) {
                over(Optional.of(done.cause()));
            }
        });
        channel.closeFuture().addListener(done -> {
            deadline.cancel();
            over(Optional.empty());
            EventLoops.release();
        });
    }

    @Override
    public CompletionStage<Void> send(byte[] bytes) {
        if (over.get()) {
            return CompletableFuture.failedFuture(new ClosedChannelException());
        }
        CompletableFuture<Void> sent = new CompletableFuture<>();
        channel.writeAndFlush(framing.outgoing(bytes)).addListener(done -> {
            if (done.isSuccess()) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(done.cause());
            }
        });
        return sent;
    }

    @Override
    public void setReading(boolean reading) {
        channel.config().setAutoRead(reading);
    }

    @Override
    public void close() {
        channel.close();
    }

    private void fail(Throwable problem) {
        over(Optional.of(problem));
        channel.close();
    }

    private void over(Optional<Throwable> problem) {
        if (over.compareAndSet(false, true)) {
            listener.closed(problem);
        }
    }

    private final class Events implements LinkEvents<F> {
        @Override
        public void ready() {
            if (ready.compareAndSet(false, true) && !over.get()) {
                listener.opened();
            }
        }

        @Override
        public void received(F frame) {
            listener.received(frame);
        }

        @Override
        public void failed(Throwable problem) {
            fail(problem);
        }
    }

    private final class Pipeline extends ChannelInitializer<SocketChannel> {
        private final Dial dial;

        Pipeline(Dial dial) {
            this.dial = dial;
        }

        @Override
        protected void initChannel(SocketChannel socket) {
            ChannelPipeline pipeline = socket.pipeline();
            pipeline.addLast(new NameLookup()).addLast(new FlushConsolidationHandler(FLUSH_AFTER, true));
            dial.proxy().ifPresent(proxy -> pipeline.addLast(proxy.handler()));
            framing.install(pipeline);
        }
    }
}
