package io.github.camelwhatsapp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AesCbcTest {
    private static final byte[] KEY = new byte[32];
    private static final byte[] IV = new byte[16];

    @Property(tries = 200)
    void decryptsWhatItEncrypted(
            @ForAll @Size(32) byte[] key, @ForAll @Size(16) byte[] iv, @ForAll @Size(max = 100) byte[] plaintext) {
        byte[] ciphertext = AesCbc.encrypt(key, iv, plaintext);

        assertThat(ciphertext).hasSize((plaintext.length / 16 + 1) * 16);
        assertThat(AesCbc.decrypt(key, iv, ciphertext)).isEqualTo(plaintext);
    }

    @Test
    void refusesWhatIsNoWholeNumberOfBlocks() {
        assertThatExceptionOfType(CiphertextFormatException.class)
                .isThrownBy(() -> AesCbc.decrypt(KEY, IV, new byte[17]))
                .withMessageContaining("17 bytes");
        assertThatExceptionOfType(CiphertextFormatException.class)
                .isThrownBy(() -> AesCbc.decrypt(KEY, IV, new byte[0]))
                .withMessageContaining("empty");
    }

    @Test
    void refusesWrongPadding() {
        byte[] ciphertext = AesCbc.encrypt(KEY, IV, new byte[16]);
        byte[] withoutPadding = Arrays.copyOf(ciphertext, 16);

        assertThatExceptionOfType(CiphertextFormatException.class)
                .isThrownBy(() -> AesCbc.decrypt(KEY, IV, withoutPadding))
                .withMessageContaining("padding");
        assertThat(AesCbc.decrypt(KEY, IV, ciphertext)).isEqualTo(new byte[16]);
    }

    @Test
    void refusesKeysAndIvsOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> AesCbc.encrypt(new byte[16], IV, IV));
        assertThatIllegalArgumentException().isThrownBy(() -> AesCbc.decrypt(KEY, new byte[12], IV));
    }
}
