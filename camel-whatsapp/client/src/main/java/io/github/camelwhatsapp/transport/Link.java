package io.github.camelwhatsapp.transport;

import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.ClassicFrame;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A TCP connection that carries classic frames. Safe for use by several threads; bytes are written in the order of the calls.
 */
public final class Link {
    /** Writes that wait behind a flush in progress go out with one system call, up to this many. */
    private static final int FLUSH_AFTER = 64;

    private final LinkListener listener;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Channel channel;

    private Link(String host, int port, Duration timeout, TimeSource time, LinkListener listener) {
        this.listener = listener;
        ChannelFuture connect = new Bootstrap()
                .group(EventLoops.acquire())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                // The deadline is the time source's, so that tests own it.
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                .handler(new Pipeline())
                .connect(host, port);
        channel = connect.channel();
        TimeSource.Timer deadline = time.schedule(timeout, () -> {
            if (!connect.isDone()) {
                over(Optional.of(new ConnectException(
                        "no connection to " + host + ":" + port + " within " + timeout.toMillis() + " ms")));
                channel.close();
            }
        });
        connect.addListener(done -> {
            deadline.cancel();
            if (!done.isSuccess()) {
                over(Optional.of(done.cause()));
            } else if (!over.get()) {
                listener.opened();
            }
        });
        channel.closeFuture().addListener(done -> {
            over(Optional.empty());
            EventLoops.release();
        });
    }

    /**
     * Begins to open a connection; how it goes is told to the listener.
     *
     * @param host name or address of the server
     * @param port its port
     * @param timeout after which an attempt that has not succeeded has failed
     * @param time the timer for that
     * @param listener who is told
     */
    public static Link open(String host, int port, Duration timeout, TimeSource time, LinkListener listener) {
        return new Link(host, port, timeout, time, listener);
    }

    /**
     * Writes bytes.
     *
     * @param bytes handed over, not copied
     * @return completes on the event loop when the socket took them, fails when it did not
     */
    public CompletionStage<Void> send(byte[] bytes) {
        if (over.get()) {
            return CompletableFuture.failedFuture(new ClosedChannelException());
        }
        CompletableFuture<Void> sent = new CompletableFuture<>();
        channel.writeAndFlush(Unpooled.wrappedBuffer(bytes)).addListener(done -> {
            if (done.isSuccess()) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(done.cause());
            }
        });
        return sent;
    }

    /** Reads on, or lets bytes wait in the socket. */
    public void setReading(boolean reading) {
        channel.config().setAutoRead(reading);
    }

    /** Closes the socket. */
    public void close() {
        channel.close();
    }

    private void over(Optional<Throwable> problem) {
        if (over.compareAndSet(false, true)) {
            listener.closed(problem);
        }
    }

    private final class Pipeline extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel socket) {
            socket.pipeline()
                    .addLast(new FlushConsolidationHandler(FLUSH_AFTER, true))
                    .addLast(new ClassicFrameSplitter())
                    .addLast(new Frames());
        }
    }

    private final class Frames extends SimpleChannelInboundHandler<ClassicFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, ClassicFrame frame) {
            listener.received(frame);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            over(Optional.of(cause));
            context.close();
        }
    }
}
