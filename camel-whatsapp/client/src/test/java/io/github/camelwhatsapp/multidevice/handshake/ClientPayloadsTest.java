package io.github.camelwhatsapp.multidevice.handshake;

import static io.github.camelwhatsapp.vectors.TransportVectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.ClientPayload;
import io.github.camelwhatsapp.proto.DeviceProps.PlatformType;
import io.github.camelwhatsapp.vectors.TransportVectors;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientPayloadsTest {
    private static final ClientVersion VERSION = ClientVersion.parse("2.3000.1035194821");
    private static final ClientPayloads PAYLOADS =
            new ClientPayloads(new CompanionProfile(VERSION, "Mac OS", PlatformType.CHROME, "US", true));

    @Test
    void registersAsTheVectorDoes() {
        JsonNode vector = TransportVectors.get("clientPayload").get(0);
        JsonNode inputs = vector.get("inputs");
        byte[] payload = PAYLOADS.registration(new RegistrationKeys(
                inputs.get("registrationId").asInt(),
                PublicKey.ofRaw(hex(inputs.get("identityPublic"))),
                inputs.get("signedPreKeyId").asInt(),
                PublicKey.ofRaw(hex(inputs.get("signedPreKeyPublic"))),
                hex(inputs.get("signedPreKeySignature"))));
        assertThat(payload).isEqualTo(hex(vector.get("bytes")));
    }

    @Test
    void logsInAsTheVectorDoes() {
        JsonNode vector = TransportVectors.get("clientPayload").get(1);
        Jid own = Jid.parse(vector.at("/inputs/jid").asText());
        assertThat(PAYLOADS.login(own)).isEqualTo(hex(vector.get("bytes")));
    }

    @Test
    void logsInOnlyAsALinkedDeviceWithAPhoneNumber() {
        for (String text : List.of("15551230001@s.whatsapp.net", "236482911234567:12@lid", "abc:1@s.whatsapp.net")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PAYLOADS.login(Jid.parse(text)))
                    .withMessageContaining(text);
        }
    }

    @Test
    void hashesVersionsAsTheVectorsDo() {
        assertThat(TransportVectors.list("versionHash")).hasSize(3).allSatisfy(vector -> {
            ClientVersion version = ClientVersion.parse(vector.get("version").asText());
            assertThat(version.buildHash()).isEqualTo(hex(vector.get("md5")));
            assertThat(version).hasToString(vector.get("version").asText());
        });
    }

    @Test
    void writesNumbersBigEndianAsTheVectorsDo() {
        assertThat(TransportVectors.list("bigEndian")).hasSize(4).allSatisfy(vector -> {
            int value = vector.get("value").asInt();
            PublicKey key = PublicKey.ofRaw(new byte[32]);
            ClientPayload payload = ClientPayload.parseFrom(
                    PAYLOADS.registration(new RegistrationKeys(value, key, value, key, new byte[64])));
            boolean four = vector.get("bytes").asInt() == 4;
            assertThat((four
                                    ? payload.getDevicePairingData().getERegid()
                                    : payload.getDevicePairingData().getESkeyId())
                            .toByteArray())
                    .isEqualTo(hex(vector.get("hex")));
        });
    }

    @Test
    void refusesWhatIsNoVersionCountryOrSignature() {
        for (String text : List.of("", "2.3000", "2.3000.x", "2.3000.1.5", "2.-1.5")) {
            assertThatIllegalArgumentException().isThrownBy(() -> ClientVersion.parse(text));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CompanionProfile(VERSION, "Linux", PlatformType.CHROME, "us", false));
        PublicKey key = PublicKey.ofRaw(new byte[32]);
        assertThatIllegalArgumentException().isThrownBy(() -> new RegistrationKeys(1, key, 1 << 24, key, new byte[64]));
        assertThatIllegalArgumentException().isThrownBy(() -> new RegistrationKeys(1, key, 1, key, new byte[63]));
    }
}
