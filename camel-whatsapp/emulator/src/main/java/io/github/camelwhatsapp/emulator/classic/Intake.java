package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.CryptoLedger;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.wire.ClassicFrameReader;
import io.github.camelwhatsapp.wire.FrameFormatException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The way in of a connection: judges a frame's flags, decrypts it, and writes down what each key and sequence number covered.
 * Used on the lane only. Source: classic.md sections 1.2 to 1.4.
 */
final class Intake {
    private final ClassicConnection connection;
    private final CryptoLedger ledger;
    private final ClassicFrameReader frames = new ClassicFrameReader();
    private String key = "";
    private long sequence;

    Intake(ClassicConnection connection, CryptoLedger ledger) {
        this.connection = connection;
        this.ledger = ledger;
    }

    /** Writes down what the keys of a login covered first, whether the login counts or not. */
    void recordBlob(LoginProof proof, byte[] blob) {
        ledger.record(
                connection.accountNumber(), CryptoLedger.nameOf(proof.keys().k1()), 0, ByteBuffer.wrap(blob));
    }

    /** Decrypts from now on; the blob had the sequence number 0. */
    void decryptWith(LoginProof proof) {
        frames.decryptWith(proof.fromClient());
        key = CryptoLedger.nameOf(proof.keys().k1());
        sequence = 1;
    }

    /**
     * The payload of a frame, or empty if the frame is.
     *
     * @param encrypted whether frames are encrypted now
     * @throws ProtocolBreach if the frame must not come now, or not at all
     */
    Optional<ByteBuffer> payload(ClientFrame inbound, boolean encrypted) {
        var header = inbound.frame().header();
        if (inbound.strayFlags()) {
            connection.note(Rule.FRAME_FLAGS, "a frame of " + header.length() + " bytes with stray flags");
        }
        if (header.compressed()) {
            throw new ProtocolBreach(Rule.FRAME_COMPRESSION, "a compressed frame");
        }
        boolean empty = !header.encrypted() && header.length() == 0;
        if (header.encrypted() != encrypted && !empty) {
            throw new ProtocolBreach(
                    Rule.FRAME_ENCRYPTION,
                    (header.encrypted() ? "an encrypted" : "a plain") + " frame in the wrong phase");
        }
        return empty ? Optional.empty() : open(inbound);
    }

    private Optional<ByteBuffer> open(ClientFrame inbound) {
        try {
            Optional<ByteBuffer> payload = frames.read(inbound.frame());
            if (inbound.frame().header().encrypted()) {
                ledger.record(
                        connection.accountNumber(),
                        key,
                        sequence++,
                        inbound.frame().payload());
            }
            return payload;
        } catch (FrameFormatException e) {
            throw new ProtocolBreach(Rule.FRAME_MAC, e);
        }
    }
}
