package io.github.camelwhatsapp.transport;

import java.nio.charset.StandardCharsets;

/**
 * What an HTTPS service answered.
 *
 * @param status the status, such as 200
 * @param body the whole body; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record HttpsReply(int status, byte[] body) {
    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "HttpsReply[" + status + ", " + body.length + " bytes]";
    }
}
