package io.github.camelwhatsapp.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A wire to a server that is as long as a delay in each direction, and counts flights: the runs of bytes that a client sends without
 * having been answered in between.
 */
final class CountingWire implements AutoCloseable {
    private final ServerSocket entrance;
    private final InetSocketAddress server;
    private final Duration delay;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "counting-wire");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Passage> passages = new ArrayList<>();

    CountingWire(InetSocketAddress server, Duration delay) throws IOException {
        this.server = server;
        this.delay = delay;
        entrance = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** When the flights of the newest connection began. */
    synchronized List<Instant> flights() {
        return passages.get(passages.size() - 1).flights();
    }

    private void accept() {
        try {
            while (true) {
                Passage passage = new Passage(entrance.accept(), new Socket(server.getAddress(), server.getPort()));
                synchronized (this) {
                    passages.add(passage);
                }
                passage.begin();
            }
        } catch (IOException closed) {
            // It is over.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "counting-wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        timer.shutdownNow();
    }

    /** One connection. */
    private final class Passage {
        private final Socket client;
        private final Socket behind;
        private final List<Instant> flights = new ArrayList<>();
        private boolean answered = true;

        Passage(Socket client, Socket behind) throws IOException {
            this.client = client;
            this.behind = behind;
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
        }

        void begin() {
            daemon(() -> pump(client, behind, true));
            daemon(() -> pump(behind, client, false));
        }

        synchronized List<Instant> flights() {
            return List.copyOf(flights);
        }

        private synchronized void sent() {
            if (answered) {
                answered = false;
                flights.add(Instant.now());
            }
        }

        private synchronized void delivered() {
            answered = true;
        }

        private void pump(Socket from, Socket to, boolean fromClient) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[16_384];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    byte[] chunk = Arrays.copyOf(buffer, read);
                    if (fromClient) {
                        sent();
                    }
                    timer.schedule(() -> deliver(out, chunk, fromClient), delay.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (IOException closed) {
                // One of the two has gone.
            }
            if (!timer.isShutdown()) {
                timer.schedule(this::end, delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private void deliver(OutputStream out, byte[] chunk, boolean fromClient) {
            try {
                if (!fromClient) {
                    delivered();
                }
                out.write(chunk);
                out.flush();
            } catch (IOException closed) {
                end();
            }
        }

        private void end() {
            try {
                client.close();
                behind.close();
            } catch (IOException closed) {
                // It is closed all the same.
            }
        }
    }
}
