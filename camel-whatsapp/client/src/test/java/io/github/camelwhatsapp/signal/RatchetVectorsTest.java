package io.github.camelwhatsapp.signal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.crypto.CryptoVectors;
import io.github.camelwhatsapp.crypto.ScriptedRandom;
import io.github.camelwhatsapp.vectors.HoldsVectors;
import io.github.camelwhatsapp.vectors.VectorFile;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@HoldsVectors(
        file = VectorFile.SIGNAL,
        groups = {"ratchet", "forwardLimit"})
class RatchetVectorsTest {
    private static final SignalAddress ALICE = new SignalAddress("alice", 0);
    private static final JsonNode RATCHET = CryptoVectors.signal("ratchet");
    private static final JsonNode FORWARD_LIMIT = CryptoVectors.signal("forwardLimit");

    private final Map<String, ScriptedRandom> randoms =
            Map.of("alice", new ScriptedRandom(), "bob", new ScriptedRandom());
    private final Map<String, Device> devices = new HashMap<>();
    private final Map<Integer, JsonNode> sent = new HashMap<>();

    @Test
    void repeatsTheRecordedConversationByteForByte() {
        randoms.forEach((name, random) -> devices.put(name, Device.of(name, RATCHET.required(name), random)));
        CryptoVectors.each(RATCHET.required("steps")).forEach(step -> {
            switch (step.required("op").asText()) {
                case "initOutgoing" -> start(step);
                case "encrypt" -> encrypt(step);
                default -> decrypt(step);
            }
            assertThat(randoms.get(step.required("at").asText()).left()).isZero();
        });
        assertThat(sent).hasSize(12);
    }

    private void start(JsonNode step) {
        randoms.get("alice")
                .then(CryptoVectors.bytes(step, "basePrivate"))
                .then(CryptoVectors.bytes(step, "ratchetPrivate"));
        devices.get("alice").start(devices.get("bob"), Device.bundle(RATCHET.required("bob")));
    }

    private void encrypt(JsonNode step) {
        String at = step.required("at").asText();
        EncryptedMessage message = devices.get(at)
                .cipher()
                .encrypt(devices.get(other(at)).address(), CryptoVectors.bytes(step, "plaintext"));

        assertThat(CryptoVectors.hex(message.bytes()))
                .isEqualTo(step.required("output").asText());
        assertThat(message.kind()).isEqualTo(kind(step.required("type").asText()));
        sent.put(step.required("message").asInt(), step);
    }

    private void decrypt(JsonNode step) {
        String at = step.required("at").asText();
        Device device = devices.get(at);
        Device from = devices.get(other(at));
        JsonNode original = sent.get(step.required("message").asInt());
        EncryptedMessage message = new EncryptedMessage(
                kind(original.required("type").asText()),
                step.has("input") ? CryptoVectors.bytes(step, "input") : CryptoVectors.bytes(original, "output"));
        if (step.hasNonNull("newRatchetPrivate")) {
            randoms.get(at).then(CryptoVectors.bytes(step, "newRatchetPrivate"));
        }
        if (step.required("result").asText().equals("ok")) {
            assertThat(device.open(from, message).plaintext()).isEqualTo(CryptoVectors.bytes(original, "plaintext"));
            return;
        }
        Map<String, String> before = device.snapshot();
        assertThat(catchThrowable(() -> device.open(from, message)))
                .isInstanceOf(
                        step.required("error").asText().equals("bad-mac")
                                ? BadMacException.class
                                : DuplicateMessageException.class);
        assertThat(device.snapshot()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {2000, 2001})
    void followsAJumpUpToTheLimit(int counter) {
        Device bob = afterTheFirst();

        byte[] plaintext = bob.cipher()
                .decrypt(ALICE, PreKeySignalMessage.parse(CryptoVectors.bytes(FORWARD_LIMIT, "counter" + counter)))
                .plaintext();

        assertThat(new String(plaintext, UTF_8)).startsWith("n" + counter);
        assertThat(bob.stores()
                        .sessions()
                        .find(ALICE)
                        .orElseThrow()
                        .current()
                        .receiving()
                        .get(0)
                        .chain()
                        .skipped()
                        .size())
                .isEqualTo(counter - 1);
    }

    @Test
    void refusesTheFirstMessageASecondTime() {
        Device bob = afterTheFirst();

        assertThatExceptionOfType(DuplicateMessageException.class).isThrownBy(() -> bob.cipher()
                .decrypt(ALICE, PreKeySignalMessage.parse(CryptoVectors.bytes(FORWARD_LIMIT, "first"))));
    }

    private static Device afterTheFirst() {
        Device bob = Device.of("bob", FORWARD_LIMIT.required("bob"), new SecureRandom());
        bob.cipher().decrypt(ALICE, PreKeySignalMessage.parse(CryptoVectors.bytes(FORWARD_LIMIT, "first")));
        return bob;
    }

    private static String other(String name) {
        return name.equals("alice") ? "bob" : "alice";
    }

    private static EncryptedMessage.Kind kind(String type) {
        return type.equals("pkmsg") ? EncryptedMessage.Kind.PRE_KEY_MESSAGE : EncryptedMessage.Kind.MESSAGE;
    }
}
