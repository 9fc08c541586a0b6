package io.github.camelwhatsapp.multidevice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.crypto.CryptoVectors;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.multidevice.stanza.KeyDigest;
import io.github.camelwhatsapp.signal.IdentityKeyPair;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.PreKeySignature;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.TransportVectors;
import io.github.camelwhatsapp.vectors.VectorFile;
import io.github.camelwhatsapp.wire.Node;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyDigestTest {
    private final SecureRandom random = new SecureRandom();
    private final IdentityKeyPair identity = IdentityKeyPair.generate(random);
    private final SignedPreKey signed = SignedPreKey.generate(7, identity, random);
    private final Map<Integer, PublicKey> oneTime = Map.of(
            300, PreKey.generate(300, random).keyPair().publicKey(),
            70_000, PreKey.generate(70_000, random).keyPair().publicKey());

    @Test
    void agreesWithAServerThatHoldsTheSameKeysInItsOrder() throws Exception {
        KeyDigest digest = KeyDigest.of(reply(hash(70_000, 300))).orElseThrow();

        assertThat(digest.preKeys()).containsExactly(70_000, 300);
        assertThat(matches(digest)).isTrue();
    }

    @Test
    void disagreesWithOneThatHoldsOthers() throws Exception {
        assertThat(matches(KeyDigest.of(reply(hash(300, 70_000))).orElseThrow()))
                .isFalse();
        assertThat(matches(KeyDigest.of(reply(new byte[0])).orElseThrow())).isFalse();
    }

    @Test
    void saysWhenTheServerHoldsNothing() {
        assertThat(KeyDigest.of(Node.of("iq"))).isEmpty();
    }

    @Test
    @HoldsVectors(groups = "keyBundleDigest")
    void countsIdentitySignedPreKeySignatureAndPreKeys() {
        JsonNode vector = VectorFile.MESSAGING.group("keyBundleDigest");
        PublicKey itsIdentity = CryptoVectors.publicKey(vector, "identity");
        SignedPreKey itsSigned = new SignedPreKey(
                1,
                new KeyPair(
                        CryptoVectors.publicKey(vector, "signedPreKey"),
                        signed.keyPair().privateKey()),
                PreKeySignature.of(CryptoVectors.bytes(vector, "signature")));
        List<PublicKey> preKeys = TransportVectors.stream(vector.required("preKeys"))
                .map(key -> PublicKey.ofRaw(TransportVectors.hex(key)))
                .toList();
        byte[] hash = CryptoVectors.bytes(vector, "sha1");

        assertThat(new KeyDigest(List.of(1, 2, 3), hash)
                        .matches(itsIdentity, itsSigned, id -> Optional.of(preKeys.get(id - 1))))
                .isTrue();
        assertThat(new KeyDigest(List.of(2, 1, 3), hash)
                        .matches(itsIdentity, itsSigned, id -> Optional.of(preKeys.get(id - 1))))
                .isFalse();
    }

    private boolean matches(KeyDigest digest) {
        return digest.matches(identity.identityKey().publicKey(), signed, id -> Optional.ofNullable(oneTime.get(id)));
    }

    private byte[] hash(int... ids) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(identity.identityKey().publicKey().raw());
        all.writeBytes(signed.keyPair().publicKey().raw());
        all.writeBytes(signed.signature().bytes());
        for (int id : ids) {
            all.writeBytes(oneTime.get(id).raw());
        }
        return MessageDigest.getInstance("SHA-1").digest(all.toByteArray());
    }

    private static Node reply(byte[] hash) {
        return Node.builder("iq")
                .child(Node.builder("digest")
                        .child(Node.builder("list")
                                .child(Node.builder("id")
                                        .data(new byte[] {1, 0x11, 0x70})
                                        .build())
                                .child(Node.builder("id")
                                        .data(new byte[] {0, 1, 0x2c})
                                        .build())
                                .build())
                        .child(Node.builder("hash").data(hash).build())
                        .build())
                .build();
    }
}
