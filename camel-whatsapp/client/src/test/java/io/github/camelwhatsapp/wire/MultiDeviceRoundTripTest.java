package io.github.camelwhatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelwhatsapp.jid.Jid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MultiDeviceRoundTripTest {
    private final MultiDeviceNodeEncoder encoder = new MultiDeviceNodeEncoder();
    private final MultiDeviceNodeDecoder decoder = new MultiDeviceNodeDecoder();

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void readsWhatItWrote(@ForAll("nodes") Node node) {
        assertThat(decoder.decode(encoder.encode(node))).isEqualTo(node);
    }

    @Property(tries = 2000)
    void keepsEachPartOfAnAddress(@ForAll("addresses") Jid jid) {
        Node node = Node.builder("iq").attribute("to", jid).build();
        assertThat(decoder.decode(encoder.encode(node)).attributes().requireJid("to"))
                .isEqualTo(jid);
    }

    @Property(tries = 2000)
    void writesNoTextLongerThanItsRawForm(@ForAll("texts") String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        int written = encoder.encode(Node.builder("iq").attribute("id", text).build()).length;
        assertThat(written - 5).isLessThanOrEqualTo(raw.length + (raw.length < 256 ? 2 : 4));
    }

    @Test
    void keepsMailAddressesAsTheTextsTheyAre() {
        Node node = Node.builder("iq").attribute("notify", "anna@example.com").build();
        assertThat(decoder.decode(encoder.encode(node)).attribute("notify")).hasValue("anna@example.com");
        assertThat(encoder.encode(node)).hasSize(5 + 2 + 16);
    }

    @Test
    void keepsTextsThatOnlyLookLikeAddresses() {
        for (String text : List.of("@", "1:300@s.whatsapp.net", "1:x@lid", "1:2@g.us", "x@", ":@lid")) {
            Node node = Node.builder("iq").attribute("id", text).build();
            assertThat(decoder.decode(encoder.encode(node)).attribute("id"))
                    .as(text)
                    .hasValue(text);
        }
    }

    @Test
    void writesALoneSurrogateAsAQuestionMark() {
        Node node = Node.builder("iq").attribute("id", "a\uD83Eb").build();
        assertThat(decoder.decode(encoder.encode(node)).attribute("id")).hasValue("a?b");
    }

    @Test
    void keepsTheReplacementCharacterWhenItIsWhatWasWritten() {
        Node node = Node.builder("iq").attribute("id", "a\uFFFDb").build();
        assertThat(decoder.decode(encoder.encode(node))).isEqualTo(node);
    }

    @Test
    void handsOverLargeDataWithoutCopyingIt() {
        byte[] payload =
                encoder.encode(Node.builder("enc").data(new byte[65_536]).build());
        Node read = decoder.decode(payload);
        payload[payload.length - 1] = 7;
        assertThat(read.data().get(65_535)).isEqualTo((byte) 7);
    }

    @Test
    void refusesAddressesWithDevicesThatTheirServerCannotHave() {
        for (Jid jid : List.of(
                new Jid("1", Jid.USER_SERVER, 256, 0),
                new Jid("1-2", Jid.GROUP_SERVER, 1, 0),
                new Jid("", "lid", 1, 0))) {
            Node node = Node.builder("iq").attribute("to", jid).build();
            assertThatExceptionOfType(NodeFormatException.class)
                    .isThrownBy(() -> encoder.encode(node))
                    .withMessageContaining("has no binary form");
        }
    }

    @Test
    void refusesMoreChildrenThanAListHolds() {
        Node child = Node.of("item");
        Node.Builder many = Node.builder("list");
        for (int i = 0; i < 65_535; i++) {
            many.child(child);
        }
        assertThat(decoder.decode(encoder.encode(many.build())).children()).hasSize(65_535);
        many.child(child);
        assertThatExceptionOfType(NodeFormatException.class).isThrownBy(() -> encoder.encode(many.build()));
    }

    @Provide
    Arbitrary<Node> nodes() {
        Arbitrary<Node> leaf = Combinators.combine(texts().filter(text -> !text.isEmpty()), attributes(), data())
                .as((tag, attributes, data) -> {
                    Node.Builder builder = builder(tag, attributes);
                    return data instanceof byte[] bytes
                            ? builder.data(bytes).build()
                            : builder.textual((String) data).build();
                });
        return Arbitraries.recursive(
                () -> leaf,
                children -> Combinators.combine(
                                texts().filter(text -> !text.isEmpty()),
                                attributes(),
                                children.list().ofMaxSize(4))
                        .as((tag, attributes, list) ->
                                builder(tag, attributes).children(list).build()),
                0,
                4);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of("iq", "to", "participant", "26", "0", "1961", "w:p", "s.whatsapp.net"),
                Arbitraries.strings().withChars("0123456789-.").ofMaxLength(130),
                Arbitraries.strings().withChars("0123456789ABCDEF").ofMaxLength(130),
                Arbitraries.strings().withChars("0123456789ABCDEF-. \0é").ofMaxLength(300),
                Arbitraries.strings().withCharRange('\0', '\uD7FF').ofMaxLength(300));
    }

    @Provide
    Arbitrary<Jid> addresses() {
        Arbitrary<String> users = texts().filter(text -> !text.isEmpty());
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 255);
        Arbitrary<Integer> large = Arbitraries.integers().between(0, 65_535);
        return Arbitraries.oneOf(
                Combinators.combine(users, Arbitraries.of("s.whatsapp.net", "lid", "hosted", "hosted.lid"), small)
                        .as((user, server, device) -> new Jid(user, server, device, 0)),
                Combinators.combine(texts(), Arbitraries.of("g.us", "broadcast", "newsletter", "elsewhere"))
                        .as(Jid::of),
                Combinators.combine(users, large).as((user, device) -> new Jid(user, "msgr", device, 0)),
                Combinators.combine(users, large, large)
                        .as((user, device, integrator) -> new Jid(user, "interop", device, integrator)));
    }

    private Arbitrary<Map<String, Object>> attributes() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                texts().map(text -> (Object) text), addresses().map(jid -> jid));
        return Arbitraries.maps(texts(), values).ofMaxSize(10);
    }

    private Arbitrary<Object> data() {
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(600).map(bytes -> bytes), texts().map(text -> text));
    }

    private static Node.Builder builder(String tag, Map<String, Object> attributes) {
        Node.Builder builder = Node.builder(tag);
        attributes.forEach((name, value) -> {
            if (value instanceof Jid jid) {
                builder.attribute(name, jid);
            } else {
                builder.attribute(name, (String) value);
            }
        });
        return builder;
    }
}
