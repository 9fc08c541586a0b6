package io.github.camelwhatsapp.signal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.crypto.CryptoVectors;
import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.crypto.Hmac;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PrivateKey;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.ScriptedRandom;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.VectorFile;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@HoldsVectors(file = VectorFile.SIGNAL, groups = "x3dh")
class X3dhVectorsTest {
    private static final SignalAddress BOB = new SignalAddress("bob", 0);

    static Stream<JsonNode> cases() {
        return CryptoVectors.each(CryptoVectors.signal("x3dh"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesStepByStep(JsonNode vector) {
        JsonNode alice = vector.required("alice");
        JsonNode bob = vector.required("bob");
        JsonNode derivation = vector.required("derivation");
        PrivateKey identity = CryptoVectors.privateKey(alice, "identityPrivate");
        KeyPair base = CryptoVectors.keyPair(alice, "base");
        PublicKey signedPreKey = CryptoVectors.publicKey(bob, "signedPreKeyPublic");

        assertHex(identity.agree(signedPreKey), derivation, "dh1");
        assertHex(base.privateKey().agree(CryptoVectors.publicKey(bob, "identityPublic")), derivation, "dh2");
        assertHex(base.privateKey().agree(signedPreKey), derivation, "dh3");
        if (bob.hasNonNull("preKeyPublic")) {
            assertHex(base.privateKey().agree(CryptoVectors.publicKey(bob, "preKeyPublic")), derivation, "dh4");
        }
        RootKey.Step agreed = RootKey.first(CryptoVectors.bytes(derivation, "masterSecret"));
        assertHex(agreed.root().bytes(), derivation, "initialRootKey");
        assertHex(agreed.chain().bytes(), derivation, "initialChainKey");
        PrivateKey ratchet = CryptoVectors.privateKey(alice, "ratchetPrivate");
        assertHex(ratchet.agree(signedPreKey), derivation, "ratchetDh");
        RootKey.Step step = agreed.root().step(ratchet, signedPreKey);
        assertHex(step.root().bytes(), derivation, "rootKeyAfterRatchet");
        assertHex(step.chain().bytes(), derivation, "sendingChainKey0");
        assertHex(step.chain().seed().bytes(), derivation, "messageKeySeed0");
        assertHex(MessageKeys.ofSession(step.chain().seed()).macKey(), derivation, "macKey");
        assertHex(step.chain().next().bytes(), derivation, "sendingChainKey1");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void derivesTheKeysOfTheFirstMessage(JsonNode vector) {
        JsonNode derivation = vector.required("derivation");
        JsonNode inside = vector.required("decoded").required("message");
        byte[] keys = Hkdf.derive(
                CryptoVectors.bytes(derivation, "messageKeySeed0"), "WhisperMessageKeys".getBytes(US_ASCII), 80);

        assertHex(Arrays.copyOf(keys, 32), derivation, "cipherKey");
        assertHex(Arrays.copyOfRange(keys, 32, 64), derivation, "macKey");
        assertHex(Arrays.copyOfRange(keys, 64, 80), derivation, "iv");
        byte[] mac =
                Hmac.SHA256.of(CryptoVectors.bytes(derivation, "macKey"), CryptoVectors.bytes(derivation, "macInput"));
        assertHex(Arrays.copyOf(mac, 8), inside, "mac8");
        SignalMessage message = SignalMessage.parse(CryptoVectors.bytes(vector, "signalMessageInside"));
        assertHex(message.ratchetKey().serialized(), inside, "ratchetKey33");
        assertHex(message.ciphertext(), inside, "ciphertext");
        assertThat(message.counter()).isEqualTo(inside.required("counter").asLong());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void startsASessionByteForByte(JsonNode vector) {
        Device alice = alice(vector);
        alice.start(Device.named("bob"), Device.bundle(vector.required("bob")));

        SessionState state = alice.stores().sessions().find(BOB).orElseThrow().current();
        JsonNode derivation = vector.required("derivation");
        assertHex(state.root().bytes(), derivation, "rootKeyAfterRatchet");
        assertThat(state.receiving()).singleElement().satisfies(chain -> {
            assertThat(chain.ratchetKey())
                    .isEqualTo(CryptoVectors.publicKey(vector.required("bob"), "signedPreKeyPublic"));
            assertHex(chain.chain().head().bytes(), derivation, "initialChainKey");
        });

        EncryptedMessage message = alice.cipher().encrypt(BOB, CryptoVectors.bytes(vector, "plaintext"));

        assertThat(message.kind()).isEqualTo(EncryptedMessage.Kind.PRE_KEY_MESSAGE);
        assertHex(message.bytes(), vector, "preKeySignalMessage");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsTheFirstMessageAndUsesUpThePreKey(JsonNode vector) {
        JsonNode decoded = vector.required("decoded");
        PreKeySignalMessage message = PreKeySignalMessage.parse(CryptoVectors.bytes(vector, "preKeySignalMessage"));
        assertThat(message.registrationId())
                .isEqualTo(decoded.required("registrationId").asLong());
        assertThat(message.signedPreKeyId())
                .isEqualTo(decoded.required("signedPreKeyId").asLong());
        assertThat(message.preKeyId())
                .isEqualTo(
                        decoded.hasNonNull("preKeyId")
                                ? OptionalLong.of(decoded.required("preKeyId").asLong())
                                : OptionalLong.empty());
        assertHex(message.baseKey().serialized(), decoded, "baseKey33");
        assertHex(message.identityKey().serialized(), decoded, "identityKey33");
        assertHex(message.message().bytes(), vector, "signalMessageInside");
        assertHex(message.bytes(), vector, "preKeySignalMessage");

        Device bob = Device.of("bob", vector.required("bob"), new SecureRandom());
        DecryptedMessage opened = bob.cipher().decrypt(new SignalAddress("alice", 0), message);

        assertHex(opened.plaintext(), vector, "plaintext");
        assertThat(opened.identity()).isEqualTo(IdentityStatus.FIRST_SEEN);
        CryptoVectors.each(vector.required("bobPreKeyRemoved"))
                .forEach(id ->
                        assertThat(bob.stores().preKeys().find(id.asInt())).isEmpty());
        assertThat(bob.snapshot().keySet()).noneMatch(row -> row.startsWith("prekey"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void signsTheSignedPreKeyByteForByte(JsonNode vector) {
        JsonNode bob = vector.required("bob");

        byte[] signature = XEdDsa.sign(
                CryptoVectors.privateKey(bob, "identityPrivate"),
                CryptoVectors.publicKey(bob, "signedPreKeyPublic").serialized(),
                new ScriptedRandom().then(CryptoVectors.bytes(bob, "signatureRandom64")));

        assertHex(signature, bob, "signedPreKeySignature");
        assertThat(Device.bundle(bob).isSigned()).isTrue();
    }

    private static Device alice(JsonNode vector) {
        JsonNode alice = vector.required("alice");
        return Device.of(
                "alice",
                alice,
                new ScriptedRandom()
                        .then(CryptoVectors.bytes(alice, "basePrivate"))
                        .then(CryptoVectors.bytes(alice, "ratchetPrivate")));
    }

    private static void assertHex(byte[] actual, JsonNode vector, String field) {
        assertThat(CryptoVectors.hex(actual))
                .as(field)
                .isEqualTo(vector.required(field).asText());
    }
}
