package io.github.camelwhatsapp.tests;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy on loopback that lets those through who know its password, and remembers whom they asked for. */
final class TestProxy implements AutoCloseable {
    private final ServerSocket server;
    private final String authorization;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    TestProxy(String authorization) throws IOException {
        this.authorization = authorization;
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Whom clients asked for, as {@code host:port}. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                daemon(() -> serve(client));
            }
        } catch (IOException closed) {
            // It is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            String target = head.split(" ", 3)[1];
            if (!head.toLowerCase(java.util.Locale.ROOT)
                    .contains("proxy-authorization: " + authorization.toLowerCase(java.util.Locale.ROOT))) {
                write(client, "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
                return;
            }
            asked.add(target);
            int colon = target.lastIndexOf(':');
            try (Socket to = new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
                write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
                daemon(() -> pump(to, client));
                in.transferTo(to.getOutputStream());
            }
        } catch (IOException closed) {
            // One of the two has gone.
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // One of the two has gone.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client went before its request was complete");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void write(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "test-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
