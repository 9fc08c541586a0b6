package io.github.camelwhatsapp.emulator;

import static io.github.camelwhatsapp.emulator.Stanzas.SOON;
import static io.github.camelwhatsapp.emulator.Stanzas.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.Limits;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.ClassicStreamHeader;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.StreamStart;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each rule of connections and frames, broken once; those of login and overdue answers have their tests beside the login. */
class FrameStrictnessIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34123456789";
    private static final String SERVER = "s.whatsapp.net";

    private WhatsAppEmulator emulator;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder()
                .time(new VirtualTimeSource())
                .limits(Limits.DEFAULT.withFrameBytes(4096).withUnreadBytes(1 << 20))
                .start();
        emulator.account(ANN);
        emulator.account(BOB);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void closesOnAnotherStreamHeader() {
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.sendBytes("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(ann.isEnded()).isTrue();
        }
        assertOnly(Rule.STREAM_HEADER);
    }

    @Test
    void closesOnAFrameThatIsTooLarge() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.send(text(BOB, "m1", "x".repeat(5000)));
            ann.await("stream:error");
            assertThat(ann.isEnded()).isTrue();
        }
        assertOnly(Rule.FRAME_SIZE);
    }

    @Test
    void notesStrayFlags() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            byte[] frame = ann.frame(ClassicNodeEncoder.encode(RawClient.ping("1")));
            frame[0] |= 0x10;
            ann.sendBytes(frame);
            assertThat(ann.await("iq").attribute("id")).contains("1");
        }
        assertOnly(Rule.FRAME_FLAGS);
    }

    @Test
    void closesOnACompressedFrame() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            byte[] frame = ann.frame(ClassicNodeEncoder.encode(RawClient.ping("1")));
            frame[0] |= 0x40;
            ann.sendBytes(frame);
            ann.await("stream:error");
        }
        assertOnly(Rule.FRAME_COMPRESSION);
    }

    @Test
    void closesOnAStreamStartToAnotherServerOrWithoutResource() {
        for (StreamStart start : List.of(StreamStart.ofServer(), StreamStart.ofClient("nonsense"))) {
            try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
                ann.sendBytes(ClassicStreamHeader.JULY_2016.toBytes());
                ann.sendPayload(start.encode());
                assertThat(ann.isEnded()).isTrue();
            }
        }
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.sendBytes(ClassicStreamHeader.JULY_2016.toBytes());
            ann.send(Node.of("stream:features"));
            assertThat(ann.isEnded()).isTrue();
        }
        assertThat(emulator.ledgers().violations().of(Rule.STREAM_START)).hasSize(3);
    }

    @Test
    void closesOnStanzasOutOfOrder() {
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.start().send(ann.auth().build());
            ann.await("stream:error");
        }
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.begin().send(RawClient.ping("1"));
            ann.await("stream:error");
        }
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.begin().send(ann.auth().build());
            ann.send(ann.auth().build());
            ann.await("stream:error");
        }
        assertThat(emulator.ledgers().violations().of(Rule.PHASE_ORDER)).hasSize(3);
    }

    @Test
    void closesOnAWrongMac() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            byte[] frame = ann.frame(ClassicNodeEncoder.encode(RawClient.ping("1")));
            frame[frame.length - 1] ^= 1;
            ann.sendBytes(frame);
            ann.await("stream:error");
        }
        assertOnly(Rule.FRAME_MAC);
    }

    @Test
    void closesOnAFrameOutOfSequence() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            byte[] lost = ann.frame(ClassicNodeEncoder.encode(RawClient.ping("1")));
            assertThat(lost).isNotEmpty();
            ann.send(RawClient.ping("2"));
            ann.await("stream:error");
        }
        assertOnly(Rule.FRAME_MAC);
    }

    @Test
    void closesOnAFrameShorterThanItsMac() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.sendBytes(new byte[] {(byte) 0x80, 0, 3, 1, 2, 3});
            ann.await("stream:error");
        }
        assertOnly(Rule.FRAME_MAC);
    }

    @Test
    void closesOnPlainFramesAfterAndEncryptedFramesBeforeTheLogin() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.sendPlain(ClassicNodeEncoder.encode(RawClient.ping("1")));
            ann.await("stream:error");
        }
        try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
            ann.begin().sendBytes(new byte[] {(byte) 0x80, 0, 5, 1, 2, 3, 4, 5});
            ann.await("stream:error");
        }
        assertThat(emulator.ledgers().violations().of(Rule.FRAME_ENCRYPTION)).hasSize(2);
    }

    @Test
    void ignoresAnEmptyFrame() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.sendBytes(new byte[] {0, 0, 0});
            assertThat(ann.hasNoneBeforePong("stream:error", "1")).isTrue();
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void closesOnTrailingBytes() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            byte[] encoded = ClassicNodeEncoder.encode(RawClient.ping("1"));
            ann.sendPayload(Arrays.copyOf(encoded, encoded.length + 1));
            assertThat(ann.await("stream:error").child("xml-not-well-formed")).isPresent();
        }
        assertOnly(Rule.NODE_FORMAT);
    }

    @Test
    void notesEncodingsThatAreNotThePrescribedOnes() {
        // <presence type="active"/> with the type's value as plain bytes although it is a word of the dictionary.
        byte[] longer = {(byte) 0xf8, 3, (byte) 0x81, (byte) 0xb5, (byte) 0xfc, 6, 'a', 'c', 't', 'i', 'v', 'e'};
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.sendPayload(longer);
            assertThat(ann.hasNoneBeforePong("stream:error", "1")).isTrue();
        }
        assertOnly(Rule.NODE_ENCODING);
        assertThat(emulator.account(ANN).name()).isEmpty();
    }

    @Test
    void closesOnAnAuthWithoutNumberOrWithAnotherMechanism() {
        for (Node auth : List.of(
                Node.builder("auth").attribute("mechanism", "WAUTH-2").build(),
                Node.builder("auth")
                        .attribute("user", "+" + ANN)
                        .attribute("mechanism", "WAUTH-2")
                        .build(),
                Node.builder("auth")
                        .attribute("user", ANN)
                        .attribute("mechanism", "PLAIN")
                        .build())) {
            try (RawClient ann = new RawClient(emulator.classicAddress(), ANN)) {
                ann.begin().send(auth);
                ann.await("stream:error");
            }
        }
        assertThat(emulator.ledgers().violations().of(Rule.AUTH_ATTRIBUTES)).hasSize(3);
    }

    @Test
    void closesAClientThatDoesNotReadItsAnswers() {
        Node props = Stanzas.iq("0", "get", "w", SERVER, Node.of("props"));
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            int sent = 0;
            while (emulator.ledgers().violations().of(Rule.SLOW_READER).isEmpty() && sent < 200_000) {
                sent++;
                try {
                    ann.send(Stanzas.iq(
                            "p" + sent, "get", "w", SERVER, props.firstChild().orElseThrow()));
                } catch (UncheckedIOException e) {
                    break;
                }
            }
            emulator.awaitOffline(ANN, SOON);
        }
        assertOnly(Rule.SLOW_READER);
    }

    @Test
    void closesQuietlyAtTheEndOfTheStream() {
        try (RawClient ann = RawClient.login(emulator, ANN)) {
            ann.sendPayload(ClassicNodeEncoder.streamEnd());
            assertThat(ann.isEnded()).isTrue();
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    private void assertOnly(Rule rule) {
        assertThat(emulator.ledgers().violations().entries())
                .extracting(violation -> violation.rule())
                .containsExactly(rule);
    }
}
