package io.github.camelwhatsapp.benchmarks.process;

import io.github.camelwhatsapp.spi.ServerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A long way to a server on this machine: each byte takes so long in either direction. The TCP connection itself is made at once. With
 * a way much longer than everything else takes, the time of a login counts its round trips.
 */
public final class DelayedWire implements AutoCloseable {
    private static final int CHUNK = 16_384;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ServerAddress target;
    private final Duration oneWay;

    /** Listens on a free port. */
    public DelayedWire(ServerAddress target, Duration oneWay) throws IOException {
        this.target = target;
        this.oneWay = oneWay;
        run("accept", this::accept);
    }

    /** Where to connect instead of the target. */
    public ServerAddress address() {
        return new ServerAddress(target.host(), listening.getLocalPort());
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket near = listening.accept();
            Socket far = new Socket(target.host(), target.port());
            open.addAll(List.of(near, far));
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            connect(near, far);
            connect(far, near);
        }
    }

    private void connect(Socket from, Socket to) {
        BlockingQueue<Chunk> under = new LinkedBlockingQueue<>();
        run("read", () -> read(from, under));
        run("write", () -> write(under, to));
    }

    private void read(Socket from, BlockingQueue<Chunk> under) throws IOException {
        InputStream in = from.getInputStream();
        byte[] buffer = new byte[CHUNK];
        int count = 0;
        while (count >= 0) {
            count = in.read(buffer);
            under.add(new Chunk(System.nanoTime() + oneWay.toNanos(), Arrays.copyOf(buffer, Math.max(0, count))));
        }
    }

    private static void write(BlockingQueue<Chunk> under, Socket to) throws IOException, InterruptedException {
        OutputStream out = to.getOutputStream();
        for (Chunk next = under.take(); next.bytes().length > 0; next = under.take()) {
            for (long left = next.due() - System.nanoTime(); left > 0; left = next.due() - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            out.write(next.bytes());
        }
        to.close();
    }

    private static void run(String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // The sockets were closed, which is the end of every connection here.
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "delayed-wire-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private record Chunk(long due, byte[] bytes) {}

    private interface Task {
        void run() throws IOException, InterruptedException;
    }
}
