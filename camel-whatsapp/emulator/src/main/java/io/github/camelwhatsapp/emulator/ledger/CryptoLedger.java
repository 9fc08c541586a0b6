package io.github.camelwhatsapp.emulator.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes each key and counter covered. A key and counter that cover two different byte strings give both away, so a
 * client that lets it happen is broken even if everything can be read. For the classic protocol the key is the cipher key of
 * a direction and the counter the place in the stream's sequence; for end-to-end encryption a ratchet key and its counter,
 * or a sender key and its iteration.
 *
 * <p>Keeps digests only, the last {@value #BOUND}. Safe for use by several threads.
 */
public final class CryptoLedger {
    private static final int BOUND = 100_000;
    private static final int MAX_REUSES = 1_000;

    private final Map<Use, String> digests = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Use, String> eldest) {
            return size() > BOUND;
        }
    };
    private final List<Reuse> reuses = new ArrayList<>();

    /**
     * Writes down what a key and counter covered.
     *
     * @param account the number of the client that encrypted
     * @param key a public name of the key, never the key: see {@link #nameOf}
     * @param counter the counter under that key
     * @param bytes what was covered, read without moving the buffer
     */
    public synchronized void record(String account, String key, long counter, ByteBuffer bytes) {
        String digest = sha256(bytes.duplicate());
        @Nullable String before = digests.putIfAbsent(new Use(key, counter), digest);
        if (before != null && !before.equals(digest) && reuses.size() < MAX_REUSES) {
            reuses.add(new Reuse(account, key, counter, before, digest));
        }
    }

    /** The keys and counters that covered two different byte strings; empty if all is well. */
    public synchronized List<Reuse> reuses() {
        return List.copyOf(reuses);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        digests.clear();
        reuses.clear();
    }

    /** A name for a secret key that does not give it away: 16 hexadecimal digits of its SHA-256 digest. */
    public static String nameOf(byte[] key) {
        return sha256(ByteBuffer.wrap(key)).substring(0, 16);
    }

    private static String sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /**
     * A key and counter that covered two different byte strings.
     *
     * @param account the number of the client that encrypted the second
     * @param key the public name of the key
     * @param counter the counter under that key
     * @param first SHA-256 of the first byte string, hexadecimal
     * @param second SHA-256 of the second
     */
    public record Reuse(String account, String key, long counter, String first, String second) {}

    private record Use(String key, long counter) {}
}
