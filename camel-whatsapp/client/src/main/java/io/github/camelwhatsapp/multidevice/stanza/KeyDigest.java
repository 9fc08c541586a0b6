package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.wire.Node;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What the server says that it holds of our keys. Source: multidevice-messaging.md section 1.2.
 *
 * @param preKeys the ids of the one-time prekeys, in its order
 * @param hash SHA-1 over identity, signed prekey, its signature, and the one-time prekeys, 20 bytes
 */
public record KeyDigest(List<Integer> preKeys, byte[] hash) {
    private static final int ID_BYTES = 3;

    /** In the answer to a {@code digest}; empty when the server holds nothing. */
    public static Optional<KeyDigest> of(Node reply) {
        return reply.child("digest")
                .map(digest -> new KeyDigest(
                        digest.child("list").map(Node::children).orElse(List.of()).stream()
                                .map(id -> number(id.dataBytes()))
                                .toList(),
                        digest.child("hash").map(Node::dataBytes).orElse(new byte[0])));
    }

    /**
     * Whether these are our keys.
     *
     * @param identity our identity
     * @param signed our signed prekey
     * @param oneTime the one-time prekey of an id, if there is one
     */
    public boolean matches(PublicKey identity, SignedPreKey signed, IntFunction<Optional<PublicKey>> oneTime) {
        MessageDigest sha1 = sha1();
        sha1.update(identity.raw());
        sha1.update(signed.keyPair().publicKey().raw());
        sha1.update(signed.signature().bytes());
        for (int id : preKeys) {
            oneTime.apply(id).ifPresent(key -> sha1.update(key.raw()));
        }
        return MessageDigest.isEqual(sha1.digest(), hash);
    }

    /** Big-endian; 0, which is no id, for what has another length. */
    private static int number(byte[] id) {
        return id.length == ID_BYTES ? ((id[0] & 0xff) << 16) | ((id[1] & 0xff) << 8) | (id[2] & 0xff) : 0;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-1", e);
        }
    }
}
