package io.github.camelwhatsapp.transport;

import io.github.camelwhatsapp.wire.ClassicFrame;
import java.util.concurrent.CompletionStage;

/**
 * A connection that carries frames. Safe for use by several threads; bytes are written in the order of the calls. Whoever opened it
 * closes it.
 */
public interface Link {
    /**
     * Writes bytes.
     *
     * @param bytes handed over, not copied
     * @return completes on the event loop when the socket took them, fails when it did not
     */
    CompletionStage<Void> send(byte[] bytes);

    /** Reads on, or lets bytes wait in the socket. */
    void setReading(boolean reading);

    /** Closes the socket. */
    void close();

    /** Begins to open a TCP connection that carries classic frames; how it goes is told to the listener. */
    static Link classic(Dial dial, LinkListener<ClassicFrame> listener) {
        return new SocketLink<>(dial, ClassicFraming::new, listener);
    }

    /**
     * Begins to open a WebSocket over TLS that carries the frames of the newer generation; how it goes is told to the listener, who
     * gets the payload of each frame.
     */
    static Link webSocket(Dial dial, WebSocketTarget target, LinkListener<byte[]> listener) {
        return new SocketLink<>(dial, events -> new WebSocketFraming(dial, target, events), listener);
    }
}
