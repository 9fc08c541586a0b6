package io.github.camelwhatsapp.emulator.media;

import io.github.camelwhatsapp.emulator.state.MediaShelf;
import io.github.camelwhatsapp.emulator.state.MmsShelf;
import io.github.camelwhatsapp.emulator.tls.ServerCertificate;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves media over TLS on loopback, with its own reading of HTTP, since clients of the time leave the version out. One thread for each
 * connection, 256 at most: whoever comes then waits, and a connection without a byte for a minute is closed. Safe for use by several threads.
 */
public final class MediaHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MediaHost.class);
    private static final int CONNECTIONS = 256;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final MediaExchange exchange;
    private final MediaFaults faults = new MediaFaults();
    private final SSLServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(CONNECTIONS);
    private final ExecutorService threads;

    /**
     * Begins to listen.
     *
     * @param shelf what it serves to clients of the classic generation
     * @param sealed what it serves to linked devices
     * @param certificate what it shows
     * @param breach is told what a client does that it must not do
     */
    public MediaHost(MediaShelf shelf, MmsShelf sealed, ServerCertificate certificate, Consumer<String> breach) {
        exchange = new MediaExchange(shelf, sealed, faults, breach);
        threads = new ThreadPoolExecutor(
                0, CONNECTIONS + 1, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), MediaHost::thread);
        try {
            server = (SSLServerSocket) certificate
                    .socketContext()
                    .getServerSocketFactory()
                    .createServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("The media host cannot listen", e);
        }
        shelf.base("https://localhost:" + server.getLocalPort());
        sealed.hosts(List.of("localhost:" + server.getLocalPort(), "127.0.0.1:" + server.getLocalPort()));
        threads.execute(this::accept);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    /** What is to go wrong with the next transfers. */
    public MediaFaults faults() {
        return faults;
    }

    /** How many downloads were begun and how many uploads. */
    public MediaCounts counts() {
        return exchange.counts();
    }

    @Override
    public void close() {
        closeQuietly(server);
        open.forEach(MediaHost::closeQuietly);
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                places.acquire();
                accept(server.accept());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException e) {
                places.release();
                LOG.debug("The media host stops: {}", e.toString());
            }
        }
    }

    private void accept(Socket socket) {
        open.add(socket);
        try {
            threads.execute(() -> serve(socket));
        } catch (RejectedExecutionException e) {
            left(socket);
            closeQuietly(socket);
        }
    }

    private void left(Socket socket) {
        open.remove(socket);
        places.release();
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            boolean more = true;
            while (more) {
                Optional<RequestHead> head = RequestHead.read(in);
                more = head.isPresent() && exchange.serve(head.get(), in, out);
                out.flush();
            }
        } catch (BadRequestException e) {
            LOG.debug("The media host takes no such request: {}", e.getMessage());
        } catch (IOException e) {
            LOG.debug("A connection to the media host broke: {}", e.toString());
        } finally {
            left(socket);
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.debug("Closing failed", e);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "whatsapp-emulator-media-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
