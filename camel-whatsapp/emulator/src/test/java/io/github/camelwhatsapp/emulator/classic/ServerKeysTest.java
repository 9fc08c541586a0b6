package io.github.camelwhatsapp.emulator.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.crypto.Rc4;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.wire.ClassicFrame;
import io.github.camelwhatsapp.wire.ClassicFrameHeader;
import io.github.camelwhatsapp.wire.ClassicFrameReader;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerKeysTest {
    static List<JsonNode> keys() {
        return Vectors.list("keys");
    }

    static List<JsonNode> blobs() {
        return Vectors.list("authBlob");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void derivesTheRecordedKeys(JsonNode vector) {
        ServerKeys keys = ServerKeys.derive(Vectors.hex(vector.get("password")), Vectors.hex(vector.get("nonce")));

        assertThat(hex(keys.k1())).isEqualTo(vector.get("k1").asText());
        assertThat(hex(keys.k2())).isEqualTo(vector.get("k2").asText());
        assertThat(hex(keys.k3())).isEqualTo(vector.get("k3").asText());
        assertThat(hex(keys.k4())).isEqualTo(vector.get("k4").asText());
        assertThat(keyStream(keys.k1()))
                .isEqualTo(vector.get("clientToServerKeystream40").asText());
        assertThat(keyStream(keys.k3()))
                .isEqualTo(vector.get("serverToClientKeystream40").asText());
    }

    @ParameterizedTest
    @MethodSource("blobs")
    void acceptsTheRecordedBlobOfEachClientAndItsNextFrame(JsonNode vector) {
        Account account = account(vector);
        byte[] nonce = Vectors.hex(vector.get("challenge"));

        LoginProof proof = LoginProof.check(account, nonce, Vectors.hex(vector.get("blob")))
                .orElseThrow();

        ClassicFrameReader reader = new ClassicFrameReader();
        reader.decryptWith(proof.fromClient());
        byte[] next = Vectors.hex(vector.get("nextFrameAtSequence1"));
        ClassicFrameHeader header = ClassicFrameHeader.parse(next[0], next[1], next[2]);
        ByteBuffer payload = ByteBuffer.wrap(Arrays.copyOfRange(next, 3, next.length));
        assertThat(ClassicNodeDecoder.decode(
                        reader.read(new ClassicFrame(header, payload)).orElseThrow()))
                .isEqualTo(Vectors.node(vector.get("nextFrameNode")));
    }

    @ParameterizedTest
    @MethodSource("blobs")
    void refusesABlobWithAnyBitChanged(JsonNode vector) {
        Account account = account(vector);
        byte[] nonce = Vectors.hex(vector.get("challenge"));
        byte[] blob = Vectors.hex(vector.get("blob"));
        for (int i = 0; i < blob.length; i++) {
            byte[] damaged = blob.clone();
            damaged[i] ^= 1;
            assertThat(LoginProof.check(account, nonce, damaged)).isEmpty();
            assertThat(LoginProof.check(account, nonce, Arrays.copyOf(blob, i))).isEmpty();
        }
    }

    @Test
    void refusesABlobThatVerifiesAndNamesAnotherNumberOrNonce() {
        byte[] nonce = {1, 2, 3};
        Account account = TestState.account("34123456789", new byte[] {9});
        byte[] other = ServerKeys.derive(new byte[] {9}, nonce)
                .fromClient()
                .sealBlob("34123456780\u0001\u0002\u0003".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(LoginProof.check(account, nonce, other)).isEmpty();
    }

    @Test
    void showsNoKeyInItsText() {
        assertEquals(
                "ServerKeys[4 keys of 20 bytes]",
                ServerKeys.derive(new byte[] {1}, new byte[] {2}).toString());
    }

    private static Account account(JsonNode vector) {
        return TestState.account(
                vector.get("phone").asText(),
                Base64.getDecoder().decode(vector.get("passwordBase64").asText()));
    }

    private static String keyStream(byte[] key) {
        byte[] zeros = new byte[40];
        new Rc4(key, 768).apply(zeros, 0, zeros.length, zeros, 0);
        return hex(zeros);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
