package io.github.camelwhatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.vectors.TransportVectors;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MultiDeviceFramesTest {
    @Property(tries = 500)
    void cutsAStreamIntoFramesWhereverItIsSplit(
            @ForAll @Size(max = 6) List<@Size(max = 40) byte[]> payloads,
            @ForAll @IntRange(min = 1, max = 9) int chunk) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        payloads.forEach(payload -> stream.writeBytes(MultiDeviceFrame.of(payload)));
        List<byte[]> expected =
                payloads.stream().filter(payload -> payload.length > 0).toList();
        assertThat(assembled(new MultiDeviceFrameAssembler(), stream.toByteArray(), chunk))
                .usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void readsALargeFrameInSmallChunks() {
        byte[] payload = new byte[1 << 20];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) (i * 31);
        }
        assertThat(assembled(new MultiDeviceFrameAssembler(), MultiDeviceFrame.of(payload), 1460))
                .singleElement()
                .isEqualTo(payload);
    }

    @Test
    void readsSixByteHeadersAsAnEmptyFrameAndAFrame() {
        byte[] stream = HexFormat.of().parseHex("000000000002abcd");
        assertThat(assembled(new MultiDeviceFrameAssembler(), stream, 8))
                .singleElement()
                .isEqualTo(HexFormat.of().parseHex("abcd"));
    }

    @Test
    void refusesFramesAboveTheLimitBeforeTheyHaveCome() {
        MultiDeviceFrameAssembler assembler = new MultiDeviceFrameAssembler(1000);
        assertThat(assembler.add(ByteBuffer.wrap(MultiDeviceFrame.of(new byte[1000]))))
                .hasSize(1);
        ByteBuffer header = ByteBuffer.wrap(HexFormat.of().parseHex("0003e9"));
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> assembler.add(header))
                .withMessageContaining("1001");
    }

    @Test
    void refusesToWriteWhatAFrameCannotHold() {
        assertThat(MultiDeviceFrame.of(new byte[0xFFFFFF]))
                .hasSize(0xFFFFFF + 3)
                .startsWith(-1, -1, -1);
        assertThatExceptionOfType(FrameFormatException.class).isThrownBy(() -> MultiDeviceFrame.of(new byte[1 << 24]));
    }

    @Test
    void writesTheIntrosOfTheVectors() {
        List<JsonNode> handshakes = TransportVectors.list("noise")
                .filter(vector -> vector.has("frames"))
                .toList();
        assertThat(handshakes).hasSize(2);
        for (JsonNode handshake : handshakes) {
            byte[] first = TransportVectors.hex(handshake.at("/frames/client1"));
            byte[] routing = TransportVectors.hex(handshake.get("routingInfo"));
            assertThat(first).startsWith(MultiDeviceIntro.bytes(routing));
            MultiDeviceIntroReader reader = new MultiDeviceIntroReader();
            ByteBuffer rest = ByteBuffer.wrap(first);
            assertThat(reader.add(rest)).isTrue();
            assertThat(reader.routingInfo()).isEqualTo(routing);
            assertThat(new MultiDeviceFrameAssembler().add(rest))
                    .singleElement()
                    .isEqualTo(TransportVectors.hex(handshake.at("/messages/clientHello")));
        }
    }

    @Test
    void readsAnIntroSplitAtAnyByte() {
        byte[] intro = MultiDeviceIntro.bytes(HexFormat.of().parseHex("080d0805"));
        for (int split = 0; split < intro.length; split++) {
            MultiDeviceIntroReader reader = new MultiDeviceIntroReader();
            assertThat(reader.add(ByteBuffer.wrap(intro, 0, split))).isFalse();
            assertThat(reader.add(ByteBuffer.wrap(intro, split, intro.length - split)))
                    .isTrue();
            assertThat(reader.routingInfo()).isEqualTo(HexFormat.of().parseHex("080d0805"));
        }
    }

    @Test
    void refusesIntrosWithAnyByteOfTheMarksChanged() {
        byte[] intro = MultiDeviceIntro.bytes(HexFormat.of().parseHex("080d0805"));
        for (int at : new int[] {0, 1, 2, 3, 11, 12, 13, 14}) {
            byte[] changed = intro.clone();
            changed[at] ^= 1;
            assertThatExceptionOfType(FrameFormatException.class)
                    .isThrownBy(() -> new MultiDeviceIntroReader().add(ByteBuffer.wrap(changed)));
        }
    }

    @Test
    void refusesMoreRoutingInformationThanItsLimit() {
        byte[] intro = MultiDeviceIntro.bytes(new byte[11]);
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> new MultiDeviceIntroReader(10).add(ByteBuffer.wrap(intro)));
        assertThat(new MultiDeviceIntroReader(11).add(ByteBuffer.wrap(intro))).isTrue();
    }

    @Test
    void leavesOutRoutingInformationThatDoesNotFit() {
        assertThat(MultiDeviceIntro.bytes(new byte[1 << 24])).isEqualTo(MultiDeviceIntro.prologue());
    }

    private static List<byte[]> assembled(MultiDeviceFrameAssembler assembler, byte[] stream, int chunk) {
        List<byte[]> payloads = new ArrayList<>();
        for (int at = 0; at < stream.length; at += chunk) {
            payloads.addAll(assembler.add(ByteBuffer.wrap(stream, at, Math.min(chunk, stream.length - at))));
        }
        return payloads;
    }
}
