package io.github.camelwhatsapp.emulator.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Bytes on their way out, with what goes wrong on it. */
final class Faulty {
    private Faulty() {}

    /**
     * Copies; answers whether the connection goes on.
     *
     * @param client what the client says, which is nothing until it closes
     */
    static boolean copy(InputStream bytes, OutputStream out, InputStream client, Optional<MediaFault> planned)
            throws IOException {
        MediaFault fault = planned.orElse(null);
        long end = fault instanceof MediaFault.Cut cut
                ? cut.bytes()
                : fault instanceof MediaFault.Stall stall ? stall.bytes() : Long.MAX_VALUE;
        byte[] buffer = new byte[16 * 1024];
        long sent = 0;
        for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
            if (fault instanceof MediaFault.Corrupt && sent == 0) {
                buffer[0] ^= 1;
            }
            int part = (int) Math.min(count, end - sent);
            out.write(buffer, 0, part);
            sent += part;
            if (part < count) {
                out.flush();
                return fault instanceof MediaFault.Stall && silence(client);
            }
        }
        return true;
    }

    /** Says nothing more until the client or the host closes. */
    private static boolean silence(InputStream client) throws IOException {
        client.transferTo(OutputStream.nullOutputStream());
        return false;
    }

    /** Says and takes nothing more until the host is closed. */
    static boolean silence() {
        Object never = new Object();
        synchronized (never) {
            try {
                while (true) {
                    never.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
