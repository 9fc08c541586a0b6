package io.github.camelwhatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.jid.Jid;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first bytes of a connection, against the group streamStart of the vectors. */
class StreamStartTest {
    @ParameterizedTest
    @MethodSource("vectors")
    void opensAConnectionAsOtherClientsDo(JsonNode vector) {
        int minor = vector.get("generation").asText().startsWith("2016") ? 6 : 5;
        StreamStart start = StreamStart.ofClient(vector.get("resource").asText());
        byte[] header = new ClassicStreamHeader(1, minor).toBytes();

        assertThat(ClassicVectors.hex(header) + ClassicVectors.hex(new ClassicFrameWriter().write(start.encode())))
                .isEqualTo(vector.get("bytes").asText());
        assertThat(ClassicStreamHeader.parse(header).minor()).isEqualTo(minor);
    }

    @Test
    void readsWhatEitherEndSends() {
        StreamStart client = StreamStart.decode(bytes("f80501b39b93fc10416e64726f69642d322e31362e313438"));
        StreamStart server = StreamStart.decode(bytes("f803013f9b"));

        assertThat(client).isEqualTo(StreamStart.ofClient("Android-2.16.148"));
        assertThat(client.attributes().requireText("resource")).isEqualTo("Android-2.16.148");
        assertThat(client.attributes().requireJid("to")).isEqualTo(Jid.SERVER);
        assertThat(server).isEqualTo(StreamStart.ofServer());
        assertThat(server.encode()).asHexString().isEqualToIgnoringCase("f803013f9b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "f800",
                "f803",
                "f80301",
                "f803013f",
                "f803013f9b00", // something follows
                "f804013f9b00", // an even size would announce content
                "f803503f9b", // a node
                "f80102", // the end of a stream
                "fc0101",
                "f80301009b", // an attribute without name
                "f803013ff0"
            })
    void rejectsWhatIsNoStreamStart(String hex) {
        assertThatExceptionOfType(NodeFormatException.class).isThrownBy(() -> StreamStart.decode(bytes(hex)));
    }

    @Test
    void isNoNode() {
        ByteBuffer start = ByteBuffer.wrap(StreamStart.ofServer().encode());

        assertThatExceptionOfType(NodeFormatException.class).isThrownBy(() -> ClassicNodeDecoder.decode(start));
        assertThat(ClassicNodeDecoder.isStreamEnd(start)).isFalse();
    }

    @Test
    void refusesAHeaderOfAnotherProtocol() {
        assertThat(ClassicStreamHeader.parse(ClassicStreamHeader.JULY_2016.toBytes()))
                .isEqualTo(new ClassicStreamHeader(1, 6));
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> ClassicStreamHeader.parse(new byte[] {'G', 'E', 'T', ' '}));
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> ClassicStreamHeader.parse(new byte[] {'W', 'A', 1}));
    }

    private static Stream<JsonNode> vectors() {
        return ClassicVectors.stream(ClassicVectors.group("streamStart"));
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
