package io.github.camelwhatsapp.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NoiseCipherTest {
    private static final byte[] KEY = new byte[32];

    @Property(tries = 100)
    void opensInOrderWhatWasSealed(@ForAll @Size(max = 5) List<@Size(max = 50) byte[]> plaintexts) {
        NoiseCipher sender = new NoiseCipher(KEY, 0);
        NoiseCipher receiver = new NoiseCipher(KEY, 0);
        for (byte[] plaintext : plaintexts) {
            byte[] sealed = new byte[3 + plaintext.length + NoiseCipher.OVERHEAD];
            sender.seal(plaintext, sealed, 3);
            byte[] ciphertext = Arrays.copyOfRange(sealed, 3, sealed.length);
            assertThat(receiver.open(ciphertext)).isEqualTo(plaintext);
        }
    }

    @Test
    void sealsOnePlaintextDifferentlyEachTime() {
        NoiseCipher sender = new NoiseCipher(KEY, 0);
        assertThat(sender.seal(new byte[4])).isNotEqualTo(sender.seal(new byte[4]));
    }

    @Test
    void takesTheLastNumberAndThenNoMore() {
        NoiseCipher sender = new NoiseCipher(KEY, 0xFFFF_FFFEL);
        NoiseCipher receiver = new NoiseCipher(KEY, 0xFFFF_FFFEL);
        byte[] last = sender.seal(new byte[] {7});
        assertThat(receiver.open(last)).containsExactly(7);
        assertThatExceptionOfType(NoiseException.class)
                .isThrownBy(() -> sender.seal(new byte[1]))
                .withMessageContaining("2^32 - 1");
        assertThatExceptionOfType(NoiseException.class).isThrownBy(() -> receiver.open(last));
    }

    @Test
    void opensNothingMoreAfterAFrameThatDidNotOpen() {
        NoiseCipher sender = new NoiseCipher(KEY, 0);
        NoiseCipher receiver = new NoiseCipher(KEY, 0);
        byte[] first = sender.seal(new byte[] {1});
        byte[] second = sender.seal(new byte[] {2});
        assertThatExceptionOfType(NoiseException.class)
                .isThrownBy(() -> receiver.open(second))
                .withMessageContaining("Ciphertext 0");
        assertThatIllegalStateException().isThrownBy(() -> receiver.open(first));
    }

    @Test
    void opensNoFrameTwice() {
        byte[] sealed = new NoiseCipher(KEY, 0).seal(new byte[] {1});
        NoiseCipher receiver = new NoiseCipher(KEY, 0);
        assertThat(receiver.open(sealed)).containsExactly(1);
        assertThatExceptionOfType(NoiseException.class).isThrownBy(() -> receiver.open(sealed));
    }

    @Test
    void rejectsFramesShorterThanATag() {
        for (int length = 0; length < NoiseCipher.OVERHEAD; length++) {
            byte[] tooShort = new byte[length];
            assertThatExceptionOfType(NoiseException.class).isThrownBy(() -> new NoiseCipher(KEY, 0).open(tooShort));
        }
    }

    @Test
    void dropsBothKeysOfATransport() {
        NoiseTransport transport = new NoiseTransport(new NoiseCipher(KEY, 0), new NoiseCipher(KEY, 0));
        transport.destroy();
        assertThatIllegalStateException().isThrownBy(() -> transport.sender().seal(new byte[1]));
        assertThatIllegalStateException().isThrownBy(() -> transport.receiver().open(new byte[20]));
    }

    @Test
    void showsNoKey() {
        assertThat(new NoiseCipher(KEY, 3)).hasToString("NoiseCipher(next number 3)");
    }
}
