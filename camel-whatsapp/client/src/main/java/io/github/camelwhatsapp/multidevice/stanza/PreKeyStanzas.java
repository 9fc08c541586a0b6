package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.store.LocalIdentity;
import io.github.camelwhatsapp.wire.Node;
import java.nio.ByteBuffer;
import java.util.List;

/** Our prekeys on their way to the server. Source: multidevice-messaging.md sections 1.1 and 1.2. */
public final class PreKeyStanzas {
    private static final String NAMESPACE = "encrypt";
    private static final byte[] KEY_TYPE = {5};

    private PreKeyStanzas() {}

    /** Asks how many one-time prekeys the server has. */
    public static Node count(String id) {
        return Iqs.request(id, "get", NAMESPACE, Node.of("count"));
    }

    /** The answer to that. */
    public static int counted(Node reply) {
        return reply.child("count")
                .flatMap(count -> count.attributes().number("value"))
                .map(number -> (int) Math.max(0, Math.min(number, Integer.MAX_VALUE)))
                .orElse(0);
    }

    /** Asks what the server holds of our keys. */
    public static Node digest(String id) {
        return Iqs.request(id, "get", NAMESPACE, Node.of("digest"));
    }

    /** Gives the server one-time prekeys. */
    public static Node upload(String id, LocalIdentity local, SignedPreKey signed, List<PreKey> preKeys) {
        Node list = Node.builder("list")
                .children(preKeys.stream().map(PreKeyStanzas::key).toList())
                .build();
        return Iqs.request(
                id,
                "set",
                NAMESPACE,
                List.of(
                        bytes("registration", int32(local.registrationId())),
                        bytes("type", KEY_TYPE),
                        bytes(
                                "identity",
                                local.keyPair().identityKey().publicKey().raw()),
                        list,
                        signed(signed)));
    }

    /** Gives the server another signed prekey. */
    public static Node rotate(String id, SignedPreKey signed) {
        return Iqs.request(
                id,
                "set",
                NAMESPACE,
                Node.builder("rotate").child(signed(signed)).build());
    }

    private static Node key(PreKey preKey) {
        return Node.builder("key")
                .child(bytes("id", int24(preKey.id())))
                .child(bytes("value", preKey.keyPair().publicKey().raw()))
                .build();
    }

    private static Node signed(SignedPreKey preKey) {
        return Node.builder("skey")
                .child(bytes("id", int24(preKey.id())))
                .child(bytes("value", preKey.keyPair().publicKey().raw()))
                .child(bytes("signature", preKey.signature().bytes()))
                .build();
    }

    private static Node bytes(String tag, byte[] data) {
        return Node.builder(tag).data(data).build();
    }

    private static byte[] int32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] int24(int value) {
        return new byte[] {(byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
    }
}
