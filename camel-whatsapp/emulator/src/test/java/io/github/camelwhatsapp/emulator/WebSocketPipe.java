package io.github.camelwhatsapp.emulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** A WebSocket of the JDK as bytes in and bytes out. */
final class WebSocketPipe implements AutoCloseable {
    static {
        // A connection that is refused is to be seen as refused, not tried again behind the test's back.
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
    }

    private final WebSocket socket;

    private WebSocketPipe(WebSocket socket) {
        this.socket = socket;
    }

    /**
     * Connects.
     *
     * @param chunks told of each piece that comes
     * @param end told once that nothing more comes
     */
    static WebSocketPipe open(URI uri, SSLContext tls, Consumer<byte[]> chunks, Runnable end) {
        AtomicBoolean ended = new AtomicBoolean();
        Runnable once = () -> {
            if (ended.compareAndSet(false, true)) {
                end.run();
            }
        };
        return new WebSocketPipe(HttpClient.newBuilder()
                .sslContext(tls)
                .build()
                .newWebSocketBuilder()
                .buildAsync(uri, new Listener(chunks, once))
                .orTimeout(20, TimeUnit.SECONDS)
                .join());
    }

    void send(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private record Listener(Consumer<byte[]> chunks, Runnable end) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] chunk = new byte[data.remaining()];
            data.get(chunk);
            chunks.accept(chunk);
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            end.run();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            end.run();
        }
    }
}
