package io.github.camelwhatsapp.signal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.crypto.CryptoVectors;
import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.ScriptedRandom;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.VectorFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@HoldsVectors(file = VectorFile.SIGNAL, groups = "senderKeys")
class SenderKeyVectorsTest {
    private static final JsonNode VECTORS = CryptoVectors.signal("senderKeys");
    private static final int SIGNATURE_LENGTH = 64;
    private static final int LATE = 3;

    private final List<Device> members = new ArrayList<>();
    private final List<ScriptedRandom> randoms = new ArrayList<>();
    private final Map<String, JsonNode> sent = new HashMap<>();

    @Test
    void repeatsTheRecordedConversation() {
        CryptoVectors.each(VECTORS.required("members")).forEach(this::join);
        for (int at = 0; at < members.size(); at++) {
            for (int from = 0; from < members.size(); from++) {
                if (from != at) {
                    process(at, from, VECTORS.required("members").get(from), "distributionMessage");
                }
            }
        }
        members.add(Device.named("late"));
        process(LATE, 0, VECTORS, "lateDistributionMessage");

        CryptoVectors.each(VECTORS.required("steps")).forEach(step -> {
            if (step.required("op").asText().equals("encrypt")) {
                encrypt(step);
            } else {
                decrypt(step);
            }
        });
        assertThat(sent).hasSize(7);
    }

    private void join(JsonNode member) {
        ScriptedRandom random = new ScriptedRandom();
        Device device = Device.of(
                member.required("member").asText(),
                CryptoVectors.signal("ratchet").required("alice"),
                random);
        byte[] keyId =
                ByteBuffer.allocate(4).putInt(member.required("keyId").asInt()).array();
        random.then(keyId)
                .then(CryptoVectors.bytes(member, "chainKey0"))
                .then(CryptoVectors.bytes(member, "signingPrivate"));
        members.add(device);
        randoms.add(random);

        SenderKeyDistributionMessage distribution = device.groups().distribution(name(members.size() - 1));

        assertThat(CryptoVectors.hex(distribution.bytes()))
                .isEqualTo(member.required("distributionMessage").asText());
        assertThat(distribution.signingKey()).isEqualTo(CryptoVectors.publicKey(member, "signingPublic"));
    }

    private void process(int at, int from, JsonNode vector, String field) {
        members.get(at)
                .groups()
                .process(name(from), SenderKeyDistributionMessage.parse(CryptoVectors.bytes(vector, field)));
    }

    private void encrypt(JsonNode step) {
        int member = step.required("member").asInt();
        randoms.get(member).then(new byte[SIGNATURE_LENGTH]);
        byte[] expected = CryptoVectors.bytes(step, "output");
        assertDerivation(step, member);

        SenderKeyMessage message =
                members.get(member).groupCipher().encrypt(name(member), CryptoVectors.bytes(step, "plaintext"));

        int body = expected.length - SIGNATURE_LENGTH;
        assertThat(message.bytes()).hasSameSizeAs(expected).startsWith(Arrays.copyOf(expected, body));
        PublicKey signer = CryptoVectors.publicKey(VECTORS.required("members").get(member), "signingPublic");
        assertThat(message.isSignedBy(signer)).isTrue();
        sent.put(member + " " + step.required("iteration").asInt(), step);
    }

    private void assertDerivation(JsonNode step, int member) {
        ChainKey head = members.get(member)
                .senderKeys()
                .find(name(member))
                .orElseThrow()
                .own()
                .orElseThrow()
                .chain()
                .head();
        assertThat(CryptoVectors.hex(head.bytes()))
                .isEqualTo(step.required("chainKey").asText());
        assertThat(CryptoVectors.hex(head.seed().bytes()))
                .isEqualTo(step.required("messageKeySeed").asText());
        assertThat(CryptoVectors.hex(Hkdf.derive(head.seed().bytes(), "WhisperGroup".getBytes(US_ASCII), 48)))
                .isEqualTo(step.required("iv").asText()
                        + step.required("cipherKey").asText());
    }

    private void decrypt(JsonNode step) {
        int from = step.required("from").asInt();
        Device at = members.get(step.required("at").asInt());
        JsonNode original = sent.get(from + " " + step.required("iteration").asInt());
        SenderKeyMessage message = SenderKeyMessage.parse(
                step.has("input") ? CryptoVectors.bytes(step, "input") : CryptoVectors.bytes(original, "output"));
        if (step.required("result").asText().equals("ok")) {
            assertThat(at.groupCipher().decrypt(name(from), message))
                    .isEqualTo(CryptoVectors.bytes(original, "plaintext"));
            return;
        }
        Map<String, String> before = at.snapshot();
        assertThat(catchThrowable(() -> at.groupCipher().decrypt(name(from), message)))
                .isInstanceOf(
                        step.required("error").asText().equals("invalid-signature")
                                ? InvalidSignatureException.class
                                : DuplicateMessageException.class);
        assertThat(at.snapshot()).isEqualTo(before);
    }

    @Test
    void bearsASenderThatLeavesOutNumbers() {
        JsonNode sender = VECTORS.required("gappedSender");
        Device device = Device.named("reader");
        SenderKeyName name = new SenderKeyName("group", new SignalAddress("baileys", 0));
        device.groups()
                .process(name, SenderKeyDistributionMessage.parse(CryptoVectors.bytes(sender, "distributionMessage")));

        assertThat(CryptoVectors.each(sender.required("messages"))).hasSize(4).allSatisfy(message -> {
            SenderKeyMessage parsed = SenderKeyMessage.parse(CryptoVectors.bytes(message, "output"));
            assertThat(parsed.iteration())
                    .isEqualTo(message.required("iteration").asLong());
            assertThat(device.groupCipher().decrypt(name, parsed)).isEqualTo(CryptoVectors.bytes(message, "plaintext"));
        });
    }

    private SenderKeyName name(int member) {
        return new SenderKeyName(
                VECTORS.required("group").asText(), members.get(member).address());
    }
}
