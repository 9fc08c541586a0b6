package io.github.camelwhatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames and their secrecy against what other clients produced: groups keys, frames, authBlob, login, fastLogin. */
class ClassicFrameVectorsTest {
    @ParameterizedTest
    @MethodSource("keys")
    void makesTheKeyStreams(JsonNode vector) {
        assertThat(keyStream(vector.get("k1"), vector.get("k2")))
                .isEqualTo(vector.get("clientToServerKeystream40").asText());
        assertThat(keyStream(vector.get("k3"), vector.get("k4")))
                .isEqualTo(vector.get("serverToClientKeystream40").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientToServer", "serverToClient"})
    void writesAndReadsEncryptedFrames(String direction) {
        ClassicFrameWriter writer = new ClassicFrameWriter();
        writer.encryptWith(cipher(direction));
        ClassicFrameReader reader = new ClassicFrameReader();
        reader.decryptWith(cipher(direction));

        JsonNode vectors = ClassicVectors.group("frames").get(direction);
        assertThat(vectors).hasSizeGreaterThan(2);
        for (JsonNode vector : vectors) {
            byte[] body = ClassicVectors.hex(vector.get("body"));

            assertThat(ClassicVectors.hex(writer.write(body)))
                    .isEqualTo(vector.get("frame").asText());
            assertThat(reader.read(frame(ClassicVectors.hex(vector.get("frame")))))
                    .contains(ByteBuffer.wrap(body));
        }
    }

    @Test
    void readsCompressedFrames() {
        ClassicFrameReader reader = new ClassicFrameReader();
        reader.decryptWith(cipher("serverToClient"));

        JsonNode vectors = ClassicVectors.group("frames").get("serverToClientCompressed");
        assertThat(vectors).isNotEmpty();
        for (JsonNode vector : vectors) {
            ClassicFrame frame = frame(ClassicVectors.hex(vector.get("frame")));

            assertThat(frame.header().compressed()).isTrue();
            assertThat(reader.read(frame).map(ClassicNodeDecoder::decode))
                    .contains(ClassicVectors.node(vector.get("node")));
        }
    }

    @ParameterizedTest
    @MethodSource("blobs")
    void sealsAndOpensBlobs(JsonNode vector) {
        ClassicKeys keys = new ClassicKeys(vector.get("passwordBase64"), vector.get("challenge"));
        byte[] plain = ClassicVectors.hex(vector.get("plaintext"));
        ClassicFrameCipher client = keys.clientToServer();

        assertThat(ClassicVectors.hex(client.sealBlob(plain)))
                .isEqualTo(vector.get("blob").asText());
        assertThat(keys.clientToServer().openBlob(ClassicVectors.hex(vector.get("blob"))))
                .isEqualTo(plain);

        ClassicFrameWriter writer = new ClassicFrameWriter();
        writer.encryptWith(client);
        byte[] next = ClassicNodeEncoder.encode(ClassicVectors.node(vector.get("nextFrameNode")));
        assertThat(ClassicVectors.hex(writer.write(next)))
                .isEqualTo(vector.get("nextFrameAtSequence1").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "fastLogin"})
    void playsAWholeExchange(String group) {
        JsonNode exchange = ClassicVectors.group(group);
        JsonNode nonce = exchange.has("cachedChallenge") ? exchange.get("cachedChallenge") : exchange.get("challenge");
        ClassicKeys keys = new ClassicKeys(exchange.get("passwordBase64"), nonce);
        End client = new End(keys.clientToServer(), keys.clientToServer());
        End server = new End(keys.serverToClient(), keys.serverToClient());

        Iterator<JsonNode> steps = exchange.get("steps").elements();
        assertThat(steps).hasNext();
        while (steps.hasNext()) {
            JsonNode step = steps.next();
            (step.get("from").asText().equals("client") ? client : server).plays(step);
        }
    }

    @Test
    void readsARefusalOfTheLogin() {
        JsonNode failure = ClassicVectors.group("login").get("failure");

        assertThat(new ClassicFrameReader()
                        .read(frame(ClassicVectors.hex(failure.get("bytes"))))
                        .map(ClassicNodeDecoder::decode))
                .contains(ClassicVectors.node(failure.get("node")));
    }

    private static Stream<JsonNode> blobs() {
        return ClassicVectors.stream(ClassicVectors.group("authBlob"));
    }

    private static Stream<JsonNode> keys() {
        return ClassicVectors.stream(ClassicVectors.group("keys"));
    }

    private static String keyStream(JsonNode cipherKey, JsonNode macKey) {
        ClassicFrameCipher cipher = new ClassicFrameCipher(ClassicVectors.hex(cipherKey), ClassicVectors.hex(macKey));
        return HexFormat.of().formatHex(cipher.sealFrame(new byte[40]), 0, 40);
    }

    private static ClassicFrameCipher cipher(String direction) {
        JsonNode frames = ClassicVectors.group("frames");
        ClassicKeys keys = new ClassicKeys(frames.get("passwordBase64"), frames.get("nonce"));
        return direction.equals("clientToServer") ? keys.clientToServer() : keys.serverToClient();
    }

    private static ClassicFrame frame(byte[] bytes) {
        return new ClassicFrame(
                ClassicFrameHeader.parse(bytes[0], bytes[1], bytes[2]),
                ByteBuffer.wrap(bytes, ClassicFrameHeader.SIZE, bytes.length - ClassicFrameHeader.SIZE));
    }

    /** What one end writes, and what the other makes of it. */
    private static final class End {
        private final ClassicFrameCipher writing;
        private final ClassicFrameCipher reading;
        private final ClassicFrameWriter writer = new ClassicFrameWriter();
        private final ClassicFrameReader reader = new ClassicFrameReader();

        End(ClassicFrameCipher writing, ClassicFrameCipher reading) {
            this.writing = writing;
            this.reading = reading;
        }

        void plays(JsonNode step) {
            byte[] bytes = ClassicVectors.hex(step.get("bytes"));
            if (!step.has("node")) {
                playsStart(bytes);
                return;
            }
            if (step.get("encrypted").asBoolean()) {
                writer.encryptWith(writing);
                reader.decryptWith(reading);
            }
            Node node = ClassicVectors.node(step.get("node"));
            if (node.hasData() && (node.is("auth") || node.is("response"))) {
                assertThat(writing.sealBlob(reading.openBlob(node.dataBytes()))).isEqualTo(node.dataBytes());
            }
            assertThat(writer.write(ClassicNodeEncoder.encode(node))).isEqualTo(bytes);
            assertThat(reader.read(frame(bytes)).map(ClassicNodeDecoder::decode))
                    .contains(node);
        }

        private void playsStart(byte[] bytes) {
            boolean client = bytes[0] == 'W';
            byte[] framed = client ? Arrays.copyOfRange(bytes, ClassicStreamHeader.SIZE, bytes.length) : bytes;
            StreamStart start = client ? StreamStart.ofClient("Android-2.16.148") : StreamStart.ofServer();

            assertThat(writer.write(start.encode())).isEqualTo(framed);
            assertThat(reader.read(frame(framed)).map(StreamStart::decode)).isEqualTo(Optional.of(start));
        }
    }
}
