package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.signal.IdentityKey;
import io.github.camelwhatsapp.signal.PreKeyBundle;
import io.github.camelwhatsapp.signal.PreKeySignature;
import io.github.camelwhatsapp.wire.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests about the keys of end-to-end encryption. Source: classic.md sections 9.1 and 9.2. */
public final class KeyStanzas {
    private static final String NAMESPACE = "encrypt";
    private static final byte[] TYPE = {5};
    private static final int ID_LENGTH = 3;
    private static final int REGISTRATION_LENGTH = 4;
    private static final int LONGEST_NUMBER = 4;

    private KeyStanzas() {}

    /** Gives the server our keys; its one-time prekeys are those of this list. */
    public static Node upload(
            String id,
            long registrationId,
            IdentityKey identity,
            List<PreKeyBundle.OneTime> preKeys,
            PreKeyBundle.Signed signed) {
        return request(id, "set")
                .child(data("identity", identity.publicKey().raw()))
                .child(data("registration", number(registrationId, REGISTRATION_LENGTH)))
                .child(data("type", TYPE))
                .child(Node.builder("list")
                        .children(preKeys.stream()
                                .map(preKey ->
                                        key("key", preKey.id(), preKey.key()).build())
                                .toList())
                        .build())
                .child(key("skey", signed.id(), signed.key())
                        .child(data("signature", signed.signature().bytes()))
                        .build())
                .build();
    }

    /** Asks for the keys of some people. */
    public static Node fetch(String id, Collection<Jid> people) {
        return request(id, "get")
                .child(Node.builder("key")
                        .children(people.stream()
                                .map(person -> Node.builder("user")
                                        .attribute("jid", person)
                                        .build())
                                .toList())
                        .build())
                .build();
    }

    /**
     * Reads the keys that the server gave out.
     *
     * @param reply the answer to {@link #fetch}
     * @return a bundle for each person of the reply; whoever is missing has no keys
     */
    public static Map<Jid, Fetched> fetched(Node reply) {
        Map<Jid, Fetched> all = new LinkedHashMap<>();
        reply.child("list")
                .map(Node::children)
                .orElse(List.of())
                .forEach(user -> all.put(user.attributes().requireJid("jid").account(), read(user)));
        return all;
    }

    /** What the server gave out for one person: keys, or what is wrong with them. */
    public sealed interface Fetched {
        /** Keys that can be read; whether they are signed is not yet checked. */
        record Keys(PreKeyBundle bundle) implements Fetched {}

        /** Keys that cannot be read. */
        record Unusable(String problem) implements Fetched {}
    }

    /** A number of 1 to 4 bytes, big-endian; prekey ids and registration ids. */
    public static long number(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > LONGEST_NUMBER) {
            throw new IllegalArgumentException("A key's number has 1 to 4 bytes, " + bytes.length + " were given");
        }
        long number = 0;
        for (byte each : bytes) {
            number = number << 8 | Byte.toUnsignedInt(each);
        }
        return number;
    }

    /** The same the other way: big-endian with zeros in front, in as many bytes as it takes but no fewer than these. */
    public static byte[] number(long value, int minimum) {
        int length = Math.max(minimum, (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[length - 1 - i] = (byte) (value >> (8 * i));
        }
        return bytes;
    }

    private static Fetched read(Node user) {
        try {
            Node signed = required(user, "skey");
            return new Fetched.Keys(new PreKeyBundle(
                    number(required(user, "registration").dataBytes()),
                    new IdentityKey(PublicKey.ofRaw(required(user, "identity").dataBytes())),
                    new PreKeyBundle.Signed(
                            id(signed),
                            PublicKey.ofRaw(required(signed, "value").dataBytes()),
                            PreKeySignature.of(required(signed, "signature").dataBytes())),
                    user.child("key")
                            .map(key -> new PreKeyBundle.OneTime(
                                    id(key),
                                    PublicKey.ofRaw(required(key, "value").dataBytes())))));
        } catch (RuntimeException e) {
            return new Fetched.Unusable(String.valueOf(e.getMessage()));
        }
    }

    private static int id(Node key) {
        return Math.toIntExact(number(required(key, "id").dataBytes()));
    }

    private static Node required(Node parent, String tag) {
        Optional<Node> child = parent.child(tag);
        return child.orElseThrow(() -> new IllegalArgumentException("A key lacks its <" + tag + ">"));
    }

    private static Node.Builder key(String tag, int id, PublicKey key) {
        return Node.builder(tag).child(data("id", number(id, ID_LENGTH))).child(data("value", key.raw()));
    }

    private static Node data(String tag, byte[] bytes) {
        return Node.builder(tag).data(bytes).build();
    }

    private static Node.Builder request(String id, String type) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("xmlns", NAMESPACE)
                .attribute("type", type)
                .attribute("to", Jid.USER_SERVER);
    }
}
