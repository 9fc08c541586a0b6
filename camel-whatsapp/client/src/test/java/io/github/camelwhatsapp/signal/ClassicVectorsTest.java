package io.github.camelwhatsapp.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.crypto.CryptoVectors;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The exchange that was recorded between clients of 2016, whose messages have the same form. */
class ClassicVectorsTest {
    private static final JsonNode VECTORS = CryptoVectors.classic("endToEnd");
    private static final SignalAddress SENDER = new SignalAddress("34600000001", 1);

    private final Device receiver = Device.of("receiver", VECTORS.required("receiver"), new SecureRandom());

    @Test
    void readsTheFirstMessages() {
        for (int i = 0; i < 2; i++) {
            JsonNode vector = VECTORS.required("toReceiver").get(i);
            PreKeySignalMessage message = PreKeySignalMessage.parse(CryptoVectors.bytes(vector, "bytes"));

            assertThat(message.identityKey().publicKey())
                    .isEqualTo(CryptoVectors.publicKey(VECTORS, "senderIdentityPublic"));
            assertThat(message.registrationId())
                    .isEqualTo(VECTORS.required("senderRegistrationId").asLong());
            assertThat(message.bytes()).isEqualTo(CryptoVectors.bytes(vector, "bytes"));
            assertThat(receiver.cipher().decrypt(SENDER, message).plaintext())
                    .isEqualTo(CryptoVectors.bytes(vector, "plaintext"));
        }
        assertThat(receiver.stores().preKeys().find(4000)).isEmpty();
    }

    /** The recorded receiver answered with a ratchet key that was not recorded, so ours cannot follow; it must say so. */
    @Test
    void saysWhichMessagesBelongToARatchetThatItNeverSaw() {
        readsTheFirstMessages();
        Map<String, String> before = receiver.snapshot();
        for (int i = 2; i < 4; i++) {
            JsonNode vector = VECTORS.required("toReceiver").get(i);
            SignalMessage message = SignalMessage.parse(CryptoVectors.bytes(vector, "bytes"));

            assertThat(message.counter()).isEqualTo(i - 2);
            assertThat(message.bytes()).isEqualTo(CryptoVectors.bytes(vector, "bytes"));
            assertThatExceptionOfType(BadMacException.class)
                    .isThrownBy(() -> receiver.cipher().decrypt(SENDER, message));
        }
        assertThat(receiver.snapshot()).isEqualTo(before);
    }

    @Test
    void parsesTheRecordedAnswer() {
        byte[] reply = CryptoVectors.bytes(VECTORS.required("toReceiver").get(1).required("reply"), "bytes");

        SignalMessage message = SignalMessage.parse(reply);

        assertThat(message.counter()).isZero();
        assertThat(message.bytes()).isEqualTo(reply);
    }

    @Test
    void readsTheGroupsMessages() {
        JsonNode group = VECTORS.required("group");
        SenderKeyName name = new SenderKeyName("34600000001-1467000000", SENDER);
        SenderKeyDistributionMessage distribution =
                SenderKeyDistributionMessage.parse(CryptoVectors.bytes(group, "distribution"));
        assertThat(distribution.bytes()).isEqualTo(CryptoVectors.bytes(group, "distribution"));
        receiver.groups().process(name, distribution);

        assertThat(CryptoVectors.each(group.required("messages"))).hasSize(4).allSatisfy(vector -> assertThat(
                        receiver.groupCipher()
                                .decrypt(name, SenderKeyMessage.parse(CryptoVectors.bytes(vector, "bytes"))))
                .isEqualTo(CryptoVectors.bytes(vector, "plaintext")));
    }

    @Test
    void acceptsTheRecordedPreKeySignature() {
        assertThat(Device.bundle(VECTORS.required("receiver")).isSigned()).isTrue();
    }
}
