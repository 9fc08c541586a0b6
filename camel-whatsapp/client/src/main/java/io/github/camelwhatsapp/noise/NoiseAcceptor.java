package io.github.camelwhatsapp.noise;

import io.github.camelwhatsapp.crypto.KeyPair;
import java.security.SecureRandom;

/**
 * A server's answer to the first message of a client, by which it chooses the pattern: XX if the message has nothing but an
 * ephemeral key; IK if it has a static key and resuming is allowed and works; else XX_FALLBACK. Safe for use by several
 * threads. Source: multidevice-transport.md section 2.6.
 */
public final class NoiseAcceptor {
    private final byte[] prologue;
    private final KeyPair own;
    private final boolean resumption;
    private final SecureRandom random;

    /**
     * @param prologue what both ends have said before, here the last four bytes of the intro
     * @param own the server's static keys
     * @param resumption whether IK is taken; if not, a client that tries it has to fall back
     * @param random where ephemeral keys come from
     */
    public NoiseAcceptor(byte[] prologue, KeyPair own, boolean resumption, SecureRandom random) {
        this.prologue = prologue.clone();
        this.own = own;
        this.resumption = resumption;
        this.random = random;
    }

    /**
     * Reads a first message.
     *
     * @return the handshake, which waits for the answer to be written
     * @throws NoiseException if the message fits no pattern
     */
    public Accepted accept(NoiseMessage first) {
        if (first.sealedStatic().length == 0) {
            NoiseHandshake handshake = NoiseHandshake.server(NoisePattern.XX, prologue, own, random);
            return new Accepted(handshake, handshake.read(first));
        }
        if (resumption) {
            try {
                NoiseHandshake handshake = NoiseHandshake.server(NoisePattern.IK, prologue, own, random);
                return new Accepted(handshake, handshake.read(first));
            } catch (NoiseException staleKey) {
                return fallingBack(first);
            }
        }
        return fallingBack(first);
    }

    private Accepted fallingBack(NoiseMessage first) {
        return new Accepted(NoiseHandshake.serverFallingBack(prologue, own, first, random), new byte[0]);
    }

    /** A handshake under way, and what the client's first message carried. */
    public static final class Accepted {
        private final NoiseHandshake handshake;
        private final byte[] payload;

        private Accepted(NoiseHandshake handshake, byte[] payload) {
            this.handshake = handshake;
            this.payload = payload;
        }

        /** The handshake; its pattern tells what was chosen. */
        public NoiseHandshake handshake() {
            return handshake;
        }

        /** The payload of a resumption that was taken; empty otherwise. */
        public byte[] payload() {
            return payload;
        }
    }
}
