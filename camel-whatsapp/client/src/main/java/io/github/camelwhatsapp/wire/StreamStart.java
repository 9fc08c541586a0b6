package io.github.camelwhatsapp.wire;

import io.github.camelwhatsapp.jid.Jid;
import java.nio.ByteBuffer;

/**
 * The first payload that each end of a classic connection sends, in a form of its own: a list whose tag is the byte 01,
 * then attributes. It is never encrypted. Source: classic.md section 1.3.
 *
 * @param attributes {@code to} and {@code resource} from a client, {@code from} from a server
 */
public record StreamStart(Attributes attributes) {
    private static final String TAG = "stream:start";

    /**
     * What a client sends.
     *
     * @param resource platform and version, for example {@code Android-2.16.148}
     */
    public static StreamStart ofClient(String resource) {
        return of(Node.builder(TAG).attribute("to", Jid.SERVER).attribute("resource", resource));
    }

    /** What a server sends. */
    public static StreamStart ofServer() {
        return of(Node.builder(TAG).attribute("from", Jid.SERVER));
    }

    /**
     * Reads the payload of a first frame; the buffer's own position stays.
     *
     * @throws NodeFormatException if it is anything else, a node included
     */
    public static StreamStart decode(ByteBuffer payload) {
        return of(ClassicNodeReader.of(payload).streamStart(Node.builder(TAG)));
    }

    /** The payload of the frame. */
    public byte[] encode() {
        return ClassicNodeEncoder.encode(this);
    }

    private static StreamStart of(Node.Builder builder) {
        return new StreamStart(builder.build().attributes());
    }
}
