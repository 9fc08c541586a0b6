package io.github.camelwhatsapp.multidevice.pairing;

import static io.github.camelwhatsapp.vectors.TransportVectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PrivateKey;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentity;
import io.github.camelwhatsapp.vectors.TransportVectors;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeviceIdentityProofTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void signsWhatTheAccountHasSigned(String id, JsonNode vector) throws Exception {
        LinkedIdentity linked = proof(vector).accept(hex(vector.get("container")));
        ADVSignedDeviceIdentity stored = ADVSignedDeviceIdentity.parseFrom(linked.toBytes());
        PublicKey own = PublicKey.ofRaw(hex(vector.at("/inputs/companionIdentity/public")));
        assertThat(XEdDsa.verify(
                        own,
                        hex(vector.get("deviceSignatureMessage")),
                        stored.getDeviceSignature().toByteArray()))
                .isTrue();

        // Signatures differ from one to the next; with that of the vector in its place all bytes have to agree.
        byte[] signature = hex(vector.get("deviceSignature"));
        assertThat(withSignature(linked.toBytes(), signature)).isEqualTo(hex(vector.get("storedAccount")));
        JsonNode reply = vector.at("/reply/content/children/0/content/children/0");
        assertThat(withSignature(linked.replyBytes(), signature)).isEqualTo(hex(reply.at("/content/hex")));
        assertThat(linked.keyIndex()).isEqualTo(reply.at("/attrs/0/1").asLong());
        assertThat(linked.accountKey().raw()).isEqualTo(hex(vector.at("/inputs/accountIdentity/public")));
    }

    @ParameterizedTest
    @CsvSource({"bad-hmac, 401, hmac-mismatch", "bad-account-signature, 401, signature-mismatch"})
    void refusesWhatTheVectorsSay(String id, int code, String text) {
        JsonNode vector = vector(id);
        assertThatExceptionOfType(PairingException.class)
                .isThrownBy(() -> proof(vector).accept(hex(vector.get("container"))))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.text()).isEqualTo(text);
                });
    }

    @Test
    void refusesAContainerWithAnyByteChangedOrCut() {
        JsonNode vector = vector("e2ee");
        byte[] whole = hex(vector.get("container"));
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            assertThatExceptionOfType(PairingException.class)
                    .isThrownBy(() -> proof(vector).accept(changed));
        }
        // The last two bytes say that the account is an ordinary one, which is also meant when they are absent.
        for (int length = 0; length < whole.length - 2; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(PairingException.class)
                    .isThrownBy(() -> proof(vector).accept(cut));
        }
    }

    static Stream<Arguments> accepted() {
        return TransportVectors.named("adv").filter(arguments -> {
            JsonNode vector = (JsonNode) arguments.get()[1];
            return vector.get("expect").asText().equals("accept");
        });
    }

    private static byte[] withSignature(byte[] identity, byte[] signature) throws Exception {
        return ADVSignedDeviceIdentity.parseFrom(identity).toBuilder()
                .setDeviceSignature(ByteString.copyFrom(signature))
                .build()
                .toByteArray();
    }

    private static DeviceIdentityProof proof(JsonNode vector) {
        KeyPair identity = KeyPair.of(PrivateKey.of(hex(vector.at("/inputs/companionIdentity/private"))));
        return new DeviceIdentityProof(hex(vector.at("/inputs/advSecret")), identity, new SecureRandom());
    }

    private static JsonNode vector(String id) {
        return TransportVectors.list("adv")
                .filter(vector -> vector.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
