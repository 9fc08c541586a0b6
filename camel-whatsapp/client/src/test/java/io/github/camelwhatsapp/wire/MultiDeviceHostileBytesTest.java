package io.github.camelwhatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.vectors.TransportVectors;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MultiDeviceHostileBytesTest {
    private final MultiDeviceNodeEncoder encoder = new MultiDeviceNodeEncoder();
    private final MultiDeviceNodeDecoder decoder = new MultiDeviceNodeDecoder();

    @ParameterizedTest
    @MethodSource("smallEncodings")
    void rejectsANodeCutAtAnyByte(byte[] whole) {
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(NodeFormatException.class)
                    .as("cut to %d bytes", length)
                    .isThrownBy(() -> decoder.decode(cut));
        }
    }

    @ParameterizedTest
    @MethodSource("smallEncodings")
    void readsOrRejectsANodeWithAnyByteChanged(byte[] whole) {
        for (int at = 0; at < whole.length; at++) {
            for (int change : new int[] {1, 0x0F, 0x80, 0xFF}) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) change;
                readsOrRejects(changed);
            }
        }
    }

    @Property(tries = 5000)
    void readsOrRejectsAnyBytes(@ForAll @Size(max = 200) byte[] bytes) {
        readsOrRejects(bytes);
    }

    @Property(tries = 5000)
    void readsOrRejectsAnyBytesBehindANodeHead(@ForAll @Size(max = 60) byte[] bytes) {
        byte[] node = new byte[bytes.length + 3];
        node[1] = (byte) MultiDeviceTag.LIST_8;
        node[2] = (byte) (bytes.length % 7 + 1);
        System.arraycopy(bytes, 0, node, 3, bytes.length);
        readsOrRejects(node);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "00f8031306f70000fc00, device of nobody",
        "00f8031306f700fc0131, address form without its user",
        "00f8031306f6ff82123f000103, Messenger form with the server of users",
        "00f8031306faf700ff82123f03, address within an address",
        "00f8031300fc0161, attribute name that is an empty list",
        "00f80313fa0003fc0161, attribute name that is an address",
        "00f9ffff13, list of 65535 parts in no bytes",
        "00f80271f9ffff, 65535 children in no bytes",
        "00f8031306fdffffff61, BINARY_20 of a mebibyte in one byte",
        "00f8031306ff8112, fine"
    })
    void judgesSingleCases(String hex, String what) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (what.equals("fine")) {
            assertThat(decoder.decode(bytes).attributes().requireText("from")).isEqualTo("1");
        } else {
            assertThatExceptionOfType(NodeFormatException.class).isThrownBy(() -> decoder.decode(bytes));
        }
    }

    @Test
    void readsAsManyLevelsAsAllowedAndNoMore() {
        assertThatCode(() -> decoder.decode(nested(128))).doesNotThrowAnyException();
        assertThatExceptionOfType(NodeFormatException.class).isThrownBy(() -> decoder.decode(nested(129)));
        assertThatExceptionOfType(NodeFormatException.class).isThrownBy(() -> decoder.decode(nested(100_000)));
    }

    @Test
    void writesAsManyLevelsAsAllowedAndNoMore() {
        assertThat(encoder.encode(tower(128))).isEqualTo(nested(128));
        assertThatExceptionOfType(NodeFormatException.class).isThrownBy(() -> encoder.encode(tower(129)));
    }

    @Test
    void inflatesUpToTheLimitAndNoFurther() {
        byte[] node = encoder.encode(Node.builder("enc").data(new byte[10_000]).build());
        int size = node.length - 1;
        byte[] packed = compressed(node);
        assertThat(new MultiDeviceNodeDecoder(size, 128).decode(packed).dataBytes())
                .hasSize(10_000);
        assertThatExceptionOfType(NodeFormatException.class)
                .isThrownBy(() -> new MultiDeviceNodeDecoder(size - 1, 128).decode(packed))
                .withMessageContaining("more than the " + (size - 1));
    }

    @Test
    void rejectsBytesBehindACompressedNode() {
        byte[] packed = compressed(encoder.encode(Node.of("presence")));
        byte[] longer = Arrays.copyOf(packed, packed.length + 1);
        assertThatExceptionOfType(NodeFormatException.class).isThrownBy(() -> decoder.decode(longer));
    }

    @Test
    void rejectsACompressedNodeCutAtAnyByte() {
        byte[] packed = compressed(
                encoder.encode(Node.builder("iq").attribute("id", "abc").build()));
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatExceptionOfType(NodeFormatException.class).isThrownBy(() -> decoder.decode(cut));
        }
    }

    @Test
    void readsThousandsOfAttributesInNoMoreTimeThanTheirLength() {
        Node.Builder many = Node.builder("item");
        for (int i = 0; i < 32_000; i++) {
            many.attribute("name" + i, "v");
        }
        Node node = many.build();
        byte[] bytes = encoder.encode(node);
        Node read = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 20; i++) {
                decoder.decode(bytes);
            }
            return decoder.decode(bytes);
        });
        assertThat(read.attributes().size()).isEqualTo(32_000);
        assertThat(read.attributes().requireText("name31999")).isEqualTo("v");
    }

    @Test
    void letsTheLastOfTwoEqualNamesWin() {
        Node read = decoder.decode(HexFormat.of().parseHex("00f80513" + "08fc0161" + "08fc0162"));
        assertThat(read.attributes().size()).isEqualTo(1);
        assertThat(read.attributes().requireText("id")).isEqualTo("b");
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MultiDeviceNodeDecoder(0, 128));
        assertThatIllegalArgumentException().isThrownBy(() -> new MultiDeviceNodeDecoder(1 << 20, 0));
    }

    static Stream<byte[]> smallEncodings() {
        Stream<JsonNode> vectors = Stream.concat(
                TransportVectors.list("nodeEncode"),
                TransportVectors.list("nodeDecode")
                        .filter(vector -> vector.get("expect").asText().equals("accept")));
        return vectors.filter(vector -> vector.has("bytes"))
                // The only form whose last part may be missing: some peers leave out the server of an interop address.
                .filter(vector -> !vector.get("id").asText().startsWith("interop"))
                .map(vector -> TransportVectors.hex(vector.get("bytes")))
                .filter(bytes -> bytes.length <= 300);
    }

    /** Whatever the bytes are, the outcome is a node or the one exception that says that they are none. */
    private void readsOrRejects(byte[] bytes) {
        try {
            Node read = decoder.decode(bytes);
            assertThat(read.tag()).isNotEmpty();
            assertThat(decoder.decode(encoder.encode(read))).isEqualTo(read);
        } catch (NodeFormatException malformed) {
            assertThat(malformed).hasMessageMatching("(?s).{20,}");
        }
    }

    private static byte[] nested(int depth) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        for (int i = 1; i < depth; i++) {
            out.writeBytes(HexFormat.of().parseHex("f80271f801"));
        }
        out.writeBytes(HexFormat.of().parseHex("f80171"));
        return out.toByteArray();
    }

    private static Node tower(int depth) {
        Node node = Node.of("list");
        for (int i = 1; i < depth; i++) {
            node = Node.builder("list").child(node).build();
        }
        return node;
    }

    private static byte[] compressed(byte[] payload) {
        Deflater deflater = new Deflater();
        deflater.setInput(payload, 1, payload.length - 1);
        deflater.finish();
        byte[] out = new byte[payload.length + 100];
        out[0] = MultiDeviceTag.FLAG_COMPRESSED;
        int length = deflater.deflate(out, 1, out.length - 1);
        deflater.end();
        return Arrays.copyOf(out, length + 1);
    }
}
