package io.github.camelwhatsapp.noise;

/**
 * What one message of the handshake carries, each part empty when the message has none. Arrays are handed over, not copied.
 * Nothing here is secret: the encrypted parts are.
 */
public final class NoiseMessage {
    private final byte[] ephemeral;
    private final byte[] sealedStatic;
    private final byte[] sealedPayload;

    /**
     * @param ephemeral an ephemeral public key in the clear, 32 bytes
     * @param sealedStatic a static public key, encrypted: 48 bytes
     * @param sealedPayload a payload, encrypted: at least 16 bytes
     */
    public NoiseMessage(byte[] ephemeral, byte[] sealedStatic, byte[] sealedPayload) {
        this.ephemeral = ephemeral;
        this.sealedStatic = sealedStatic;
        this.sealedPayload = sealedPayload;
    }

    /** The ephemeral public key. */
    public byte[] ephemeral() {
        return ephemeral;
    }

    /** The encrypted static public key. */
    public byte[] sealedStatic() {
        return sealedStatic;
    }

    /** The encrypted payload. */
    public byte[] sealedPayload() {
        return sealedPayload;
    }

    @Override
    public String toString() {
        return "NoiseMessage(" + ephemeral.length + ", " + sealedStatic.length + " and " + sealedPayload.length
                + " bytes)";
    }
}
