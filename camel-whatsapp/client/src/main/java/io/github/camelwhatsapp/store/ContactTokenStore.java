package io.github.camelwhatsapp.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The tokens by which a contact says that they know us, and when we gave them ours; by name ({@link SignalNames}). Source:
 * multidevice-messaging.md section 8.
 */
public interface ContactTokenStore {
    /** The token that somebody gave us. */
    Optional<Token> find(String name);

    /** Keeps a token unless a newer one is there; says whether it was kept. */
    boolean put(String name, Token token);

    /** When we last gave them one, to the second. */
    Optional<Instant> issuedAt(String name);

    /** Notes that we gave them one. */
    void issued(String name, Instant at);

    /**
     * A token. Prints no bytes.
     *
     * @param bytes as it came; not copied, do not change it
     * @param at when it was made, to the second
     */
    record Token(byte[] bytes, Instant at) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Token that && at.equals(that.at) && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * at.hashCode() + Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Token[" + bytes.length + " bytes of " + at + "]";
        }
    }
}
