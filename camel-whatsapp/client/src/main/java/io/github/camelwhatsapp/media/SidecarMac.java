package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.model.Sidecar;
import java.io.ByteArrayOutputStream;
import javax.crypto.Mac;

/**
 * Makes the sidecar of what is played while it is fetched: a MAC for each 64 KiB of the sealed file and the 16 bytes behind them, so that
 * each piece overlaps with the next by one block. In one pass. Source: multidevice-messaging.md section 6.5.
 */
final class SidecarMac {
    private static final int STEP = 64 * 1024;
    private static final int OVERLAP = 16;

    private final Mac mac;
    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private final byte[] tail = new byte[OVERLAP];
    private int inPiece;

    SidecarMac(MediaKeys keys) {
        mac = keys.sidecarMac();
    }

    /** The next bytes of the sealed file. */
    void update(byte[] buffer, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int count = Math.min(end - at, STEP + OVERLAP - inPiece);
            mac.update(buffer, at, count);
            keepTail(buffer, at, count);
            inPiece += count;
            at += count;
            if (inPiece == STEP + OVERLAP) {
                endPiece();
                mac.update(tail, 0, OVERLAP);
                inPiece = OVERLAP;
            }
        }
    }

    /** The last piece is what is left, be it ever so short. */
    Sidecar finish() {
        endPiece();
        return new Sidecar(entries.toByteArray());
    }

    private void endPiece() {
        entries.write(mac.doFinal(), 0, Sidecar.ENTRY);
    }

    /** Holds the last bytes of the piece, with which the next one begins. */
    private void keepTail(byte[] buffer, int at, int count) {
        int kept = Math.max(0, OVERLAP - count);
        System.arraycopy(tail, OVERLAP - kept, tail, 0, kept);
        System.arraycopy(buffer, at + count - (OVERLAP - kept), tail, kept, OVERLAP - kept);
    }
}
