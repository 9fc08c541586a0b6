package io.github.camelwhatsapp.emulator.state;

import java.util.Random;

/** Where the nonces of logins come from. Asked on the lane only. */
@FunctionalInterface
public interface NonceSource {
    /** The next nonce, 1 to 255 bytes, never one given before. */
    byte[] next();

    /** Nonces of 20 bytes under a seed: unpredictable enough for a test, and the same in each run. */
    static NonceSource seeded(long seed) {
        Random random = new Random(seed);
        return () -> {
            byte[] nonce = new byte[20];
            random.nextBytes(nonce);
            return nonce;
        };
    }
}
