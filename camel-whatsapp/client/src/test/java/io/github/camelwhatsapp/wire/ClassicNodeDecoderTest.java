package io.github.camelwhatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.github.camelwhatsapp.jid.Jid;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What decoding promises beyond the vectors: views instead of copies, bounds, and errors that say where. */
class ClassicNodeDecoderTest {
    /** {@code <body>} with 64 KiB of data. */
    private static final byte[] LARGE = ClassicNodeEncoder.encode(
            Node.builder("body").data(new byte[1 << 16]).build());

    @Test
    void handsOverDataWithoutCopyingIt() {
        byte[] payload = LARGE.clone();
        Node node = ClassicNodeDecoder.decode(payload);
        payload[payload.length - 1] = 7;

        assertThat(node.data().get((1 << 16) - 1)).isEqualTo((byte) 7);
    }

    @Test
    void readsAnyKindOfBufferAndLeavesItsPosition() {
        byte[] bytes = HexFormat.of().parseHex("ffff" + "f80214fc026869" + "ff");
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        ByteBuffer array = ByteBuffer.wrap(bytes);
        ByteBuffer slice = ByteBuffer.wrap(bytes, 1, bytes.length - 1).slice().position(1);
        direct.position(2).limit(9);
        array.position(2).limit(9);
        slice.limit(8);

        for (ByteBuffer buffer : new ByteBuffer[] {direct, array, slice, array.asReadOnlyBuffer()}) {
            int position = buffer.position();

            assertThat(ClassicNodeDecoder.decode(buffer).text()).isEqualTo("hi");
            assertThat(buffer.position()).isEqualTo(position);
            assertThat(buffer.remaining()).isEqualTo(7);
        }
    }

    @Test
    void givesAddressesAsSuchAndAsText() {
        Node node = ClassicNodeDecoder.decode(hex("f80350b3faff8634123456789f9b"));

        assertThat(node.attributes().requireJid("to")).isEqualTo(Jid.ofPhone("34123456789"));
        assertThat(node.attribute("to")).contains("34123456789@s.whatsapp.net");
    }

    @ParameterizedTest
    @CsvSource({
        "fa009b,                   s.whatsapp.net", // no user
        "fafc009b,                 s.whatsapp.net", // an empty one
        "fafafc0161fc0162fc0163,   a@b@c", // the user is a JID
        "fafc0161fafc0162fc0163,   a@b@c", // the server is one
        "fafc0161fa00fc0163,       a@c",
        "fafc03613a359b,           a:5@s.whatsapp.net",
        "faff0212349b,             1234@s.whatsapp.net",
        "faff0212ab40,             12-.@g.us"
    })
    void joinsUserAndServer(String hex, String text) {
        Node node = ClassicNodeDecoder.decode(hex("f80350b3" + hex));

        assertThat(node.attribute("to")).contains(text);
        assertThat(node.attributes().is("to", text)).isTrue();
    }

    @Test
    void takesTheLastOfRepeatedAttributes() {
        Node node = ClassicNodeDecoder.decode(hex("f80750" + "b3fc0161" + "b5fc0162" + "b3fc0163"));

        assertThat(node).hasToString("<iq to=\"c\" type=\"b\"/>");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                   found 0 bytes to the end",
        "fc0161,               'Expected the first byte of a list, found 0xfc at offset 0'",
        "f80050,               'Expected a node, which is a list with items, found 0x0 at offset 1'",
        "f80100,               'Expected the tag of a node that is not empty, found 0x0 at offset 2'",
        "f80350fc0001,         'Expected the name of an attribute that is not empty, found 0x0 at offset 4'",
        "f80350b3f0,           'Expected the first byte of a text, found 0xf0 at offset 4'",
        "f80350b3ed07,         'Expected the second byte of a word, found 0x7 at offset 5'",
        "f80350b3ff021c12,     'Expected half bytes from 0 to 11 in a packed number, found 12 at offset 6'",
        "f80350b3ff80,         'Expected a packed text with bytes for its odd number of characters, found 0x80 at offset 5'",
        "f80350b3fb80,         'Expected a packed text with bytes'",
        "f80350b3fa2100,       'Expected the server part of a JID that is not empty, found 0x0 at offset 6'",
        "f80350b3fafafc0161fc0162f0, 'Expected the first byte of a text, found 0xf0 at offset 12'",
        "f80350b3fc02c328,     'Expected UTF-8 in the 2 bytes at offset 6, found other bytes'",
        "f80350fc01ff50,       'Expected UTF-8 in the 1 bytes at offset 5, found other bytes'",
        "f801fc03eda080,       'Expected UTF-8 in the 3 bytes at offset 4'",
        "f80214fafc01ff50,     'Expected UTF-8 in the 1 bytes at offset 6'",
        "f80214fd10000061,     'Expected a length of 20 bits, found 0x10 at offset 4'",
        "f80214fe80000000,     'Expected a length of 31 bits, found 0x80 at offset 4'",
        "f80214fd00000261,     'Expected data of 2 bytes or more at offset 7, found 1 bytes to the end'",
        "f80214f8025050,       'Expected the children of a node of 6 bytes or more at offset 5, found 2 bytes to the end'",
        "f9ffff50,             'Expected the items of a node of 65535 bytes or more at offset 3, found 1 bytes to the end'",
        "f80150ff,             'Expected the end of the payload at offset 3, found 1 more bytes'",
        "f80102,               'Expected the first byte of a text, found 0x2 at offset 2'"
    })
    void saysWhatItExpectedAndWhere(String hex, String message) {
        // Not at the start of its array, so that offsets can be seen to count from the payload.
        byte[] bytes = hex("0000" + hex);

        assertRejected(ByteBuffer.wrap(bytes, 2, bytes.length - 2), message);
    }

    @Test
    void acceptsAReplacementCharacterThatWasSent() {
        Node node = Node.builder("presence").attribute("name", "a\uFFFDb").build();

        assertThat(ClassicNodeDecoder.decode(ClassicNodeEncoder.encode(node))).isEqualTo(node);
    }

    @Test
    void leavesDataThatIsNoTextAlone() {
        assertThat(ClassicNodeDecoder.decode(hex("f80214fc02c328")).dataBytes()).isEqualTo(hex("c328"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f80214fe7fffffff61",
                "f80214fd0fffff61",
                "f80350b3fe7fffffff61",
                "f80214f9ffff61",
                "f9ffff61",
                "f80350b3fb7f61"
            })
    void allocatesNothingForAnAnnouncedLength(String hex) {
        byte[] bytes = hex(hex);
        assertRejected(ByteBuffer.wrap(bytes), "to the end");

        assertThat(allocatedBy(() -> assertRejected(ByteBuffer.wrap(bytes), "to the end")))
                .isLessThan(50_000);
    }

    @Test
    void rejectsNestingBeyondItsLimit() {
        assertThat(ClassicNodeDecoder.decode(nested(64)).children()).hasSize(1);
        assertRejected(ByteBuffer.wrap(nested(65)), "nested at most 64 deep");
        assertRejected(ByteBuffer.wrap(nested(100_000)), "nested at most 64 deep");
    }

    @Test
    void rejectsUserPartsNestedBeyondTheLimit() {
        assertThat(ClassicNodeDecoder.decode(nestedUsers(64)).attribute("to").orElseThrow())
                .hasSize(1 + 2 * 64);
        assertRejected(ByteBuffer.wrap(nestedUsers(65)), "user parts nested at most 64 deep");
        assertRejected(ByteBuffer.wrap(nestedUsers(100_000)), "user parts nested at most 64 deep");
    }

    @Test
    void readsALongChainOfServers() {
        String name = "a@".repeat(100_000) + "b";
        Node node = Node.builder("presence").attribute("name", name).build();

        assertThat(ClassicNodeDecoder.decode(ClassicNodeEncoder.encode(node))).isEqualTo(node);
    }

    @Test
    void rejectsMorePartsThanAnUncompressedFrameCouldHold() {
        assertThat(ClassicNodeDecoder.decode(tree(7)).children()).hasSize(7);
        assertRejected(ByteBuffer.wrap(tree(8)), "Expected at most 1048576 nodes and texts in a payload");
    }

    private static void assertRejected(ByteBuffer payload, String message) {
        assertThatExceptionOfType(NodeFormatException.class)
                .isThrownBy(() -> ClassicNodeDecoder.decode(payload))
                .withMessageContaining(message);
    }

    private static long allocatedBy(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static byte[] nested(int depth) {
        return hex("f8025af801".repeat(depth - 1) + "f80150");
    }

    private static byte[] nestedUsers(int depth) {
        return hex("f80350b3" + "fa".repeat(depth) + "fc0161" + "fc0162".repeat(depth));
    }

    /** A root with lists of 65535 small nodes: each node counts twice, for itself and for its tag. */
    private static byte[] tree(int lists) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(hex("f8025af8"));
        out.write(lists);
        for (int i = 0; i < lists; i++) {
            out.writeBytes(hex("f8025af9ffff"));
            out.writeBytes(hex("f80150".repeat(65_535)));
        }
        return out.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
