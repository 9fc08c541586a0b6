package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.signal.IdentityKey;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.PreKeyBundle;
import io.github.camelwhatsapp.signal.PreKeySignature;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.wire.Node;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Keys as nodes, both ways. Source: multidevice-messaging.md sections 1.3 and 4.4. */
final class KeyNodes {
    private static final byte[] TYPE = {5};

    private KeyNodes() {}

    /**
     * Reads a bundle: the children of a {@code <user>}, or of the {@code <keys>} of a retry receipt.
     *
     * @param registration where {@code <registration>} is
     * @throws RuntimeException if a part is missing or malformed
     */
    static PreKeyBundle bundle(Node registration, Node keys) {
        Node signed = require(keys, "skey");
        return new PreKeyBundle(
                registration(registration).orElseThrow(() -> missing(registration, "registration")),
                new IdentityKey(PublicKey.ofRaw(require(keys, "identity").dataBytes())),
                new PreKeyBundle.Signed(
                        id(signed),
                        PublicKey.ofRaw(require(signed, "value").dataBytes()),
                        PreKeySignature.of(require(signed, "signature").dataBytes())),
                keys.child("key")
                        .map(key -> new PreKeyBundle.OneTime(
                                id(key), PublicKey.ofRaw(require(key, "value").dataBytes()))));
    }

    /** The number that a device drew when it was installed, if it is there. */
    static Optional<Long> registration(Node parent) {
        return parent.child("registration")
                .map(Node::dataBytes)
                .filter(bytes -> bytes.length == Integer.BYTES)
                .map(bytes -> Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt()));
    }

    static Node registration(long id) {
        return Node.builder("registration")
                .data(ByteBuffer.allocate(Integer.BYTES).putInt((int) id).array())
                .build();
    }

    /** The {@code <keys>} with which somebody can begin a session with us. */
    static Node keys(IdentityKey identity, PreKey preKey, SignedPreKey signed, byte[] voucher) {
        return Node.builder("keys")
                .children(List.of(
                        data("type", TYPE),
                        data("identity", identity.publicKey().raw()),
                        Node.builder("key")
                                .child(data("id", id(preKey.id())))
                                .child(data(
                                        "value", preKey.keyPair().publicKey().raw()))
                                .build(),
                        Node.builder("skey")
                                .child(data("id", id(signed.id())))
                                .child(data(
                                        "value", signed.keyPair().publicKey().raw()))
                                .child(data("signature", signed.signature().bytes()))
                                .build(),
                        data("device-identity", voucher)))
                .build();
    }

    /** A node that holds bytes. */
    static Node data(String tag, byte[] bytes) {
        return Node.builder(tag).data(bytes).build();
    }

    private static int id(Node key) {
        int id = 0;
        byte[] bytes = require(key, "id").dataBytes();
        if (bytes.length > 3) {
            throw new IllegalArgumentException("The id of a prekey has " + bytes.length + " bytes, expected are 3");
        }
        for (byte next : bytes) {
            id = id << 8 | Byte.toUnsignedInt(next);
        }
        return id;
    }

    private static byte[] id(int id) {
        return new byte[] {(byte) (id >>> 16), (byte) (id >>> 8), (byte) id};
    }

    private static Node require(Node parent, String tag) {
        return parent.child(tag).orElseThrow(() -> missing(parent, tag));
    }

    private static IllegalArgumentException missing(Node parent, String tag) {
        return new IllegalArgumentException("<" + parent.tag() + "> has no <" + tag + ">");
    }
}
