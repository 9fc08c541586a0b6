package io.github.camelwhatsapp.emulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.wire.ClassicFrameCipher;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoginKeysTest {
    static List<JsonNode> keys() {
        return Vectors.keys();
    }

    static List<JsonNode> authBlobs() {
        return Vectors.authBlobs();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void derivesTheFourKeysOfTheVectors(JsonNode vector) {
        LoginKeys keys = LoginKeys.derive(Vectors.hex(vector, "password"), Vectors.hex(vector, "nonce"));

        for (int i = 1; i <= 4; i++) {
            assertThat(keys.key(i)).as("K" + i).isEqualTo(Vectors.hex(vector, "k" + i));
        }
    }

    @ParameterizedTest
    @MethodSource("authBlobs")
    void sealsTheBlobsOfTheVectors(JsonNode vector) {
        LoginKeys keys = LoginKeys.derive(Vectors.base64(vector, "passwordBase64"), Vectors.hex(vector, "challenge"));
        ClassicFrameCipher toServer = keys.toServer();

        assertThat(toServer.sealBlob(Vectors.hex(vector, "plaintext"))).isEqualTo(Vectors.hex(vector, "blob"));
    }

    @Test
    void refusesAnEmptyPassword() {
        assertThatThrownBy(() -> LoginKeys.derive(new byte[0], new byte[20]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one byte");
    }

    @Test
    void showsNothingOfTheKeys() {
        LoginKeys keys = LoginKeys.derive(new byte[] {1}, new byte[20]);

        assertThat(keys).hasToString("LoginKeys[4 keys of 20 bytes]");
    }
}
