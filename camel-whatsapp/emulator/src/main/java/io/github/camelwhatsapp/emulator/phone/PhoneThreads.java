package io.github.camelwhatsapp.emulator.phone;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of all phones: one that moves bytes, and a few that do everything else, one phone's work in order. */
final class PhoneThreads {
    private static final int WORKERS = 4;

    private final EventLoopGroup network = new NioEventLoopGroup(1, new DefaultThreadFactory("phone-network", true));
    private final ExecutorService pool;

    PhoneThreads() {
        // The queue is bounded by the phones: a lane is in it once at most.
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                WORKERS,
                WORKERS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(Phones.LIMIT + WORKERS),
                new DefaultThreadFactory("phone", true));
        workers.allowCoreThreadTimeOut(true);
        pool = workers;
    }

    EventLoopGroup network() {
        return network;
    }

    Executor pool() {
        return pool;
    }

    /**
     * Closes every connection and ends the threads.
     *
     * @param quiet when the phones have hung up; a phone that takes longer than two seconds is not waited for
     */
    void close(CompletableFuture<Void> quiet) {
        quiet.completeOnTimeout(null, 2, TimeUnit.SECONDS).join();
        network.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        pool.shutdownNow();
    }
}
