package io.github.camelwhatsapp.emulator.web;

import com.sun.net.httpserver.HttpServer;
import io.github.camelwhatsapp.emulator.phone.Phones;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The web page on which a person plays the phones, and the HTTP interface behind it ({@link PhoneApi} lists it). It listens on
 * the loopback address only and refuses requests that another web page causes. Whoever starts it closes it; it does not close
 * the phones.
 */
public final class PhonePage implements AutoCloseable {
    /** More than the streams and the waiting requests together, so that ordinary requests always find a thread. */
    private static final int THREADS = 96;

    private static final int QUEUED_REQUESTS = 256;
    private static final int QUEUED_CONNECTIONS = 64;

    private final HttpServer server;
    private final ExecutorService threads;

    private PhonePage(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts the page.
     *
     * @param phones the phones to play
     * @param directory whom they can write to
     * @param workshop what passes at the servers, and what is to go wrong there
     * @param port the port on the loopback address, or 0 for a free one
     * @throws UncheckedIOException if the port is taken
     */
    public static PhonePage start(Phones phones, PhoneDirectory directory, Workshop workshop, int port) {
        HttpServer server = bind(port);
        ExecutorService threads = threads();
        server.setExecutor(threads);
        server.createContext("/", new PageHandler(new PhoneApi(phones, directory, workshop)));
        server.start();
        return new PhonePage(server, threads);
    }

    /** The address of the page, such as {@code http://127.0.0.1:8080/}; {@code phones/34123456789} behind it plays that phone. */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/");
    }

    /** Stops listening, and ends streams and waiting requests. */
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private static HttpServer bind(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), QUEUED_CONNECTIONS);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The phone page cannot listen on port " + port + " of 127.0.0.1: " + e.getMessage(), e);
        }
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUED_REQUESTS), new Named());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static final class Named implements ThreadFactory {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new Thread(task, "phone-page-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }
}
