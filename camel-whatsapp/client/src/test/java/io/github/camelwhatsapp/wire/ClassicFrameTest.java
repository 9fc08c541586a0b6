package io.github.camelwhatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames as such: headers, limits, compression (classic.md section 1.2). */
class ClassicFrameTest {
    private static final byte[] KEY = {1, 2, 3, 4, 5};

    private final ClassicFrameWriter writer = new ClassicFrameWriter();
    private final ClassicFrameReader reader = new ClassicFrameReader();

    @ParameterizedTest
    @CsvSource({
        "0x00, 0x00, 0x18, false, false, 24",
        "0x80, 0x00, 0x0f, true,  false, 15",
        "0x40, 0x01, 0x00, false, true,  256",
        "0xcf, 0xff, 0xff, true,  true,  1048575",
        "0x3f, 0xff, 0xff, false, false, 1048575",
        "0xb1, 0x02, 0x03, true,  false, 66051"
    })
    void readsHeadersAndIgnoresUnknownFlags(
            int first, int second, int third, boolean encrypted, boolean compressed, int length) {
        ClassicFrameHeader header = new ClassicFrameHeader(encrypted, compressed, length);
        byte[] written = new byte[3];
        header.writeTo(written);

        assertThat(ClassicFrameHeader.parse(first, second, third)).isEqualTo(header);
        assertThat(ClassicFrameHeader.parse((byte) first, (byte) second, (byte) third))
                .isEqualTo(header);
        assertThat(written).containsExactly(first & ~0x30, second, third);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_048_576, Integer.MAX_VALUE})
    void refusesALengthThatDoesNotFit(int length) {
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> new ClassicFrameHeader(false, false, length))
                .withMessage("Expected a frame of at most 1048575 bytes, found one of " + length);
    }

    @Test
    void refusesAPayloadThatIsNotOfItsHeader() {
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> new ClassicFrame(new ClassicFrameHeader(false, false, 3), ByteBuffer.allocate(2)))
                .withMessage("Expected a payload of 3 bytes, found one of 2");
    }

    @Test
    void writesTheLargestFrameAndRefusesALargerOne() {
        byte[] largest = new byte[1_048_575];

        assertThat(reader.read(frame(writer.write(largest)))).contains(ByteBuffer.wrap(largest));
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> writer.write(new byte[1_048_576]))
                .withMessageContaining("found one of 1048576");
    }

    @Test
    void countsTheMacAndStaysInStepAfterARefusal() {
        encrypt();

        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> writer.write(new byte[1_048_572]))
                .withMessageContaining("found one of 1048576");
        assertThat(reader.read(frame(writer.write(new byte[1_048_571])))).isPresent();
    }

    @Test
    void ignoresAFrameWithoutPayload() {
        assertThat(reader.read(frame(new byte[3]))).isEmpty();
        assertThat(reader.read(frame(new byte[] {0x40, 0, 0}))).isEmpty();
        encrypt();
        assertThat(reader.read(frame(writer.write(new byte[0])))).isEmpty();
    }

    @Test
    void refusesAnEncryptedFrameBeforeThereAreKeys() {
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> reader.read(frame(new byte[] {(byte) 0x80, 0, 4, 1, 2, 3, 4})))
                .withMessageContaining("there are no keys yet, found an encrypted one of 4 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void refusesAnEncryptedFrameShorterThanAMac(int length) {
        encrypt();
        byte[] bytes = new byte[3 + length];
        new ClassicFrameHeader(true, false, length).writeTo(bytes);

        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> reader.read(frame(bytes)))
                .withMessageContaining("found " + length + " bytes");
    }

    @Test
    void readsFramesInTheClearBesideEncryptedOnes() {
        ClassicFrameWriter clear = new ClassicFrameWriter();
        encrypt();

        assertThat(reader.read(frame(clear.write(KEY)))).contains(ByteBuffer.wrap(KEY));
        assertThat(reader.read(frame(writer.write(KEY)))).contains(ByteBuffer.wrap(KEY));
    }

    @Property(tries = 200)
    void inflatesWhatItCompressed(@ForAll byte[] payload, @ForAll boolean encrypted) {
        if (encrypted) {
            encrypt();
        }
        byte[] bytes = writer.writeCompressed(payload);

        assertThat(frame(bytes).header().compressed()).isTrue();
        assertThat(reader.read(frame(bytes))).contains(ByteBuffer.wrap(payload));
    }

    @Test
    void inflatesUpToItsLimit() {
        ClassicFrameReader bounded = new ClassicFrameReader(100_000);
        byte[] most = new byte[100_000];
        most[99_999] = 1;

        assertThat(bounded.read(frame(writer.writeCompressed(most)))).contains(ByteBuffer.wrap(most));
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> bounded.read(frame(writer.writeCompressed(new byte[100_001]))))
                .withMessage("Expected at most 100000 bytes from a compressed frame, found more");
    }

    @Test
    void inflatesSixteenMebibytesAndNoMoreUnlessToldOtherwise() {
        assertThat(reader.read(frame(writer.writeCompressed(new byte[16 << 20])))
                        .map(ByteBuffer::remaining))
                .isEqualTo(Optional.of(16 << 20));
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> reader.read(frame(writer.writeCompressed(new byte[(16 << 20) + 1]))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MAX_VALUE})
    void refusesALimitThatIsNone(int limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClassicFrameReader(limit));
    }

    @Test
    void refusesAZlibStreamThatIsCut() {
        byte[] whole = writer.writeCompressed("some text, some text".getBytes(StandardCharsets.US_ASCII));
        for (int length = 4; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            new ClassicFrameHeader(false, true, length - 3).writeTo(cut);

            assertThatExceptionOfType(FrameFormatException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> reader.read(frame(cut)))
                    .withMessageStartingWith("Expected a whole zlib stream");
        }
    }

    @Test
    void refusesBytesBehindAZlibStream() {
        byte[] whole = writer.writeCompressed(KEY);
        byte[] longer = Arrays.copyOf(whole, whole.length + 2);
        new ClassicFrameHeader(false, true, longer.length - 3).writeTo(longer);

        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> reader.read(frame(longer)))
                .withMessageEndingWith("found 2 more bytes");
    }

    @Test
    void refusesWhatIsNoZlibStream() {
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> reader.read(frame(new byte[] {0x40, 0, 3, 1, 2, 3})))
                .withMessageContaining("Expected a zlib stream")
                .withCauseInstanceOf(DataFormatException.class);
        // A stream that asks for a dictionary, which nobody has agreed upon.
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> reader.read(frame(new byte[] {0x40, 0, 7, 0x78, (byte) 0xBB, 1, 2, 3, 4, 5})))
                .withMessageContaining("needs a dictionary");
    }

    @Property(tries = 1000)
    void inflatesOrRefusesRandomBytes(@ForAll byte[] payload) {
        ClassicFrame frame =
                new ClassicFrame(new ClassicFrameHeader(false, true, payload.length), ByteBuffer.wrap(payload));
        try {
            assertThat(reader.read(frame)).isNotNull();
        } catch (FrameFormatException e) {
            assertThat(e).hasMessageStartingWith("Expected ");
        }
    }

    private void encrypt() {
        writer.encryptWith(new ClassicFrameCipher(KEY, KEY));
        reader.decryptWith(new ClassicFrameCipher(KEY, KEY));
    }

    private static ClassicFrame frame(byte[] bytes) {
        return new ClassicFrame(
                ClassicFrameHeader.parse(bytes[0], bytes[1], bytes[2]), ByteBuffer.wrap(bytes, 3, bytes.length - 3));
    }
}
