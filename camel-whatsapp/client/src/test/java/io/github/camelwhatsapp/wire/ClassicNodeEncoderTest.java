package io.github.camelwhatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelwhatsapp.jid.Jid;
import java.util.Collections;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The choice of forms (classic.md section 2.4) and the refusals of 2.2; the rest is pinned by the vectors. */
class ClassicNodeEncoderTest {
    @ParameterizedTest
    @CsvSource({
        "adpcm,                ec00",
        "rate,                 ed00",
        "encrypt_group_gen2,   ed06",
        "01,                   ff0101",
        "1.0,                  ff821b0f",
        "0404,                 ff020404",
        "abc@,                 fc0461626340",
        "@,                    fc0140",
        "a@@b,                 fafc0161fc024062",
        "1@2,                  fad3fc0132",
        "12@34@s.whatsapp.net, faff0112faff01349b",
        "g.us,                 40"
    })
    void choosesTheFormOfAValue(String value, String hex) {
        assertThat(encoded(Node.builder("zz").attribute("k", value).build())).isEqualTo("f803fc027a7afc016b" + hex);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "34123456789@s.whatsapp.net",
                "34123456789-1431037793@g.us",
                "status@broadcast",
                "s.whatsapp.net",
                "g.us",
                "34123456789:7@s.whatsapp.net",
                "3-100012345:7@interop",
                "0-a-b@interop",
                "x@elsewhere"
            })
    void writesAnAddressAsItsText(String text) {
        Node typed = Node.builder("iq").attribute("to", Jid.parse(text)).build();
        Node textual = Node.builder("iq").attribute("to", text).build();

        assertThat(encoded(typed)).isEqualTo(encoded(textual));
        assertThat(ClassicNodeDecoder.decode(ClassicNodeEncoder.encode(typed))).isEqualTo(textual);
    }

    @Test
    void writesDataAsBytesWhateverItCameAs() {
        assertThat(encoded(Node.builder("body").textual("text").build()))
                .isEqualTo(encoded(Node.builder("body").data("text").build()))
                .isEqualTo("f80214fc0474657874");
    }

    @Test
    void writesNoContentForEmptyData() {
        assertThat(encoded(Node.builder("body").data(new byte[0]).build())).isEqualTo("f80114");
        assertThat(encoded(Node.builder("body").textual("").build())).isEqualTo("f80114");
        assertThat(encoded(
                        Node.builder("list").children(Collections.emptyList()).build()))
                .isEqualTo("f8015a");
    }

    @Test
    void writesAsManyAttributesAndChildrenAsAListHolds() {
        Node node = withAttributes(32_767);
        Node parent = withChildren(65_535);

        assertThat(ClassicNodeDecoder.decode(ClassicNodeEncoder.encode(node))).isEqualTo(node);
        assertThat(ClassicNodeDecoder.decode(ClassicNodeEncoder.encode(parent)).children())
                .hasSize(65_535);
    }

    @Test
    void refusesMoreAttributesOrChildrenThanAListHolds() {
        assertRefused(withAttributes(32_768), "Expected at most 65535 items in a list, found 65537 in <zz>");
        assertRefused(withChildren(65_536), "Expected at most 65535 items in a list, found 65536 in <list>");
    }

    @Test
    void refusesContentBesideTheLargestNumberOfAttributes() {
        Node.Builder full = Node.builder("zz");
        withAttributes(32_767).attributes().forEach((name, value) -> full.attribute(name, (String) value));

        assertRefused(full.data("x").build(), "found 65536 in <zz>");
    }

    @Test
    void refusesNestingThatNoDecoderTakes() {
        Node deepest = nested(ClassicNodeDecoder.MAX_DEPTH);

        assertThat(ClassicNodeDecoder.decode(ClassicNodeEncoder.encode(deepest)))
                .isEqualTo(deepest);
        assertRefused(nested(ClassicNodeDecoder.MAX_DEPTH + 1), "nested at most 64 deep, found <leaf> below that");
    }

    @Test
    void refusesAnAttributeWithoutName() {
        assertRefused(Node.builder("iq").attribute("", "x").build(), "Expected attributes with names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83c", "\udf89", "a\ud83cb", "\ud83c\ud83c\udf89", "\udf89\ud83c"})
    void refusesHalfACharacter(String text) {
        assertRefused(Node.builder("iq").attribute("k", text).build(), "found half a surrogate pair at character");
        assertRefused(Node.of(text), "found half a surrogate pair at character");
    }

    private static void assertRefused(Node node, String message) {
        assertThatExceptionOfType(NodeFormatException.class)
                .isThrownBy(() -> ClassicNodeEncoder.encode(node))
                .withMessageContaining(message);
    }

    private static Node withAttributes(int count) {
        Node.Builder builder = Node.builder("zz");
        for (int i = 0; i < count; i++) {
            builder.attribute("a" + i, "x");
        }
        return builder.build();
    }

    private static Node withChildren(int count) {
        return Node.builder("list")
                .children(Collections.nCopies(count, Node.of("item")))
                .build();
    }

    private static Node nested(int depth) {
        Node node = Node.of("leaf");
        for (int i = 1; i < depth; i++) {
            node = Node.builder("list").child(node).build();
        }
        return node;
    }

    private static String encoded(Node node) {
        return HexFormat.of().formatHex(ClassicNodeEncoder.encode(node));
    }
}
