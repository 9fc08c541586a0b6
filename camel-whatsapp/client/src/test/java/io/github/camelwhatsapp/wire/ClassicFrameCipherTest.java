package io.github.camelwhatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicFrameCipherTest {
    private static final byte[] CIPHER_KEY = "cipher key of 20 byt".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MAC_KEY = "authentication key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PLAIN = "Hello there!".getBytes(StandardCharsets.US_ASCII);

    private final ClassicFrameCipher sealing = new ClassicFrameCipher(CIPHER_KEY, MAC_KEY);
    private final ClassicFrameCipher opening = new ClassicFrameCipher(CIPHER_KEY, MAC_KEY);

    @Test
    void opensWhatItSealedInTheSameOrder() {
        byte[] blob = sealing.sealBlob(PLAIN);
        byte[] frame = sealing.sealFrame(PLAIN);
        byte[] empty = sealing.sealFrame(new byte[0]);

        assertThat(blob).hasSize(PLAIN.length + 4);
        assertThat(frame).hasSize(PLAIN.length + 4);
        assertThat(opening.openBlob(blob)).isEqualTo(PLAIN);
        assertThat(opening.openFrame(ByteBuffer.wrap(frame))).isEqualTo(PLAIN);
        assertThat(opening.openFrame(ByteBuffer.wrap(empty))).isEmpty();
    }

    @Test
    void putsTheMacOfABlobInFrontAndThatOfAFrameBehind() {
        byte[] blob = sealing.sealBlob(PLAIN);
        byte[] frame = opening.sealFrame(PLAIN);

        assertThat(Arrays.copyOf(blob, 4)).isEqualTo(Arrays.copyOfRange(frame, PLAIN.length, frame.length));
        assertThat(Arrays.copyOfRange(blob, 4, blob.length)).isEqualTo(Arrays.copyOf(frame, PLAIN.length));
    }

    @Test
    void leavesTheBytesThatItIsGiven() {
        ByteBuffer frame = ByteBuffer.wrap(sealing.sealFrame(PLAIN));
        byte[] before = frame.array().clone();

        opening.openFrame(frame);

        assertThat(frame.array()).isEqualTo(before);
        assertThat(frame.position()).isZero();
        assertThat(PLAIN).asString(StandardCharsets.US_ASCII).isEqualTo("Hello there!");
    }

    @Test
    void refusesAFrameOfWhichOneBitWasChanged() {
        byte[] frame = sealing.sealFrame(PLAIN);
        for (int bit = 0; bit < 8 * frame.length; bit++) {
            byte[] changed = frame.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));

            assertRefused(new ClassicFrameCipher(CIPHER_KEY, MAC_KEY), changed, "Expected the MAC of sequence 0");
        }
    }

    @Test
    void refusesFramesThatAreRepeatedOrOutOfOrder() {
        byte[] first = sealing.sealFrame(PLAIN);
        byte[] second = sealing.sealFrame(PLAIN);

        assertRefused(new ClassicFrameCipher(CIPHER_KEY, MAC_KEY), second, "Expected the MAC of sequence 0");
        opening.openFrame(ByteBuffer.wrap(first));
        assertRefused(opening, first, "Expected the MAC of sequence 1");
    }

    @Test
    void refusesABlobOfOtherKeys() {
        byte[] blob = new ClassicFrameCipher(CIPHER_KEY, CIPHER_KEY).sealBlob(PLAIN);

        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> opening.openBlob(blob))
                .withMessage("Expected the MAC of sequence 0, found another on 12 encrypted bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void refusesWhatIsShorterThanAMac(int length) {
        assertRefused(opening, new byte[length], "with a MAC of 4, found " + length + " bytes");
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> opening.openBlob(new byte[length]))
                .withMessageContaining("found " + length + " bytes");
    }

    @Test
    void neverUsesASequenceNumberTwice() {
        ClassicFrameCipher last = new ClassicFrameCipher(CIPHER_KEY, MAC_KEY, 0xFFFFFFFFL);
        ClassicFrameCipher other = new ClassicFrameCipher(CIPHER_KEY, MAC_KEY, 0xFFFFFFFFL);
        byte[] frame = last.sealFrame(PLAIN);
        assertThat(other.openFrame(ByteBuffer.wrap(frame))).isEqualTo(PLAIN);

        assertRefused(other, frame, "found that all are used");
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> last.sealFrame(PLAIN))
                .withMessage("Expected a sequence number of 32 bits, found that all are used");
        assertThatExceptionOfType(FrameFormatException.class).isThrownBy(() -> last.sealBlob(PLAIN));
    }

    @Test
    void tellsNothingOfItsKeys() {
        sealing.sealFrame(PLAIN);

        assertThat(sealing).hasToString("ClassicFrameCipher[sequence=1]");
    }

    @Test
    void refusesKeysThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClassicFrameCipher(new byte[0], MAC_KEY));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClassicFrameCipher(CIPHER_KEY, new byte[0]));
    }

    private static void assertRefused(ClassicFrameCipher cipher, byte[] frame, String message) {
        assertThatExceptionOfType(FrameFormatException.class)
                .isThrownBy(() -> cipher.openFrame(ByteBuffer.wrap(frame)))
                .withMessageContaining(message);
    }
}
