package io.github.camelwhatsapp.tests;

import io.github.camelwhatsapp.spi.ProxySettings;
import io.github.camelwhatsapp.spi.ProxySettings.Credentials;
import io.github.camelwhatsapp.spi.ProxySettings.Kind;
import io.github.camelwhatsapp.spi.ServerAddress;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy on loopback, HTTP CONNECT or SOCKS 5, that lets those through who know its password, if it wants one, and remembers whom they
 * asked for. It knows servers by names that nobody else knows.
 */
final class TestTunnel implements AutoCloseable {
    private final Kind kind;
    private final Optional<Credentials> wanted;
    private final ServerSocket server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, InetSocketAddress> names = new ConcurrentHashMap<>();

    /**
     * Starts to listen.
     *
     * @param wanted what a client has to know; empty for nothing
     */
    TestTunnel(Kind kind, Optional<Credentials> wanted) throws IOException {
        this.kind = kind;
        this.wanted = wanted;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** Gives a server a name that is only known here. */
    TestTunnel naming(String name, InetSocketAddress server) {
        names.put(name, server);
        return this;
    }

    /** How an account is told of it, with these credentials. */
    ProxySettings settings(Optional<Credentials> credentials) {
        return new ProxySettings(kind, new ServerAddress("127.0.0.1", server.getLocalPort()), credentials);
    }

    /** The same with those that it wants. */
    ProxySettings settings() {
        return settings(wanted);
    }

    /** Whom clients were let through to, as {@code host:port}. */
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
            DataInputStream in = new DataInputStream(client.getInputStream());
            String target = kind == Kind.HTTP ? http(in, client) : socks(in, client);
            if (target.isEmpty()) {
                return;
            }
            asked.add(target);
            int colon = target.lastIndexOf(':');
            String host = target.substring(0, colon);
            InetSocketAddress to = names.getOrDefault(
                    host, new InetSocketAddress(host, Integer.parseInt(target.substring(colon + 1))));
            try (Socket behind = new Socket(to.getAddress(), to.getPort())) {
                client.getOutputStream().write(kind == Kind.HTTP ? ascii("HTTP/1.1 200 OK\r\n\r\n") : done());
                daemon(() -> pump(behind, client));
                in.transferTo(behind.getOutputStream());
            }
        } catch (IOException closed) {
            // One of the two has gone.
        }
    }

    /** RFC 9110 section 9.3.6; whom the client asks for, empty if it is turned away. */
    private String http(InputStream in, Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client went before its request was complete");
            }
            head.append((char) next);
        }
        boolean known = wanted.map(who -> head.toString()
                        .lines()
                        .anyMatch(line -> line.equalsIgnoreCase(
                                "proxy-authorization: Basic " + base64(who.user() + ":" + who.password()))))
                .orElse(true);
        if (!known) {
            client.getOutputStream()
                    .write(ascii(String.join(
                            "\r\n",
                            "HTTP/1.1 407 Proxy Authentication Required",
                            "Proxy-Authenticate: Basic realm=\"t\"",
                            "Content-Length: 0",
                            "",
                            "")));
            return "";
        }
        return head.toString().split(" ", 3)[1];
    }

    /** RFC 1928 and RFC 1929; likewise. */
    private String socks(DataInputStream in, Socket client) throws IOException {
        in.readByte();
        byte[] methods = in.readNBytes(in.readUnsignedByte());
        int method = wanted.isPresent() ? 2 : 0;
        boolean offered = new String(methods, StandardCharsets.ISO_8859_1).indexOf(method) >= 0;
        client.getOutputStream().write(new byte[] {5, (byte) (offered ? method : 0xFF)});
        if (!offered || (wanted.isPresent() && !knowsPassword(in, client, wanted.get()))) {
            return "";
        }
        in.readNBytes(3);
        int form = in.readUnsignedByte();
        String host = form == 3
                ? new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII)
                : InetAddress.getByAddress(in.readNBytes(form == 1 ? 4 : 16)).getHostAddress();
        return host + ":" + in.readUnsignedShort();
    }

    private static boolean knowsPassword(DataInputStream in, Socket client, Credentials wanted) throws IOException {
        in.readByte();
        String user = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        String password = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        boolean known = user.equals(wanted.user()) && password.equals(wanted.password());
        client.getOutputStream().write(new byte[] {1, (byte) (known ? 0 : 1)});
        return known;
    }

    private static byte[] done() {
        return new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0};
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // One of the two has gone.
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "test-tunnel");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
