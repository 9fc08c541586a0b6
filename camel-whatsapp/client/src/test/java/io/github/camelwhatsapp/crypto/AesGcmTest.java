package io.github.camelwhatsapp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AesGcmTest {
    private static final byte[] KEY = new byte[32];
    private static final byte[] IV = new byte[12];
    private static final byte[] NOTHING = new byte[0];

    /** McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B, test case 16. */
    @Test
    void agreesWithThePublishedTestCase() {
        AesGcm cipher = new AesGcm(hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
        byte[] iv = hex("cafebabefacedbaddecaf888");
        byte[] associated = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] plaintext = hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
        byte[] sealed = hex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662" + "76fc6ece0f4e1768cddf8853bb2d551b");
        assertThat(cipher.seal(iv, associated, plaintext)).isEqualTo(sealed);
        assertThat(cipher.open(iv, associated, sealed)).isEqualTo(plaintext);
    }

    @Property(tries = 200)
    void opensWhatItSealed(
            @ForAll @Size(32) byte[] key,
            @ForAll @Size(12) byte[] iv,
            @ForAll @Size(max = 40) byte[] associated,
            @ForAll @Size(max = 100) byte[] plaintext) {
        byte[] out = new byte[plaintext.length + AesGcm.TAG_LENGTH + 5];
        new AesGcm(key).seal(iv, associated, plaintext, out, 5);
        byte[] sealed = new AesGcm(key).seal(iv, associated, plaintext);
        assertThat(out).endsWith(sealed);
        assertThat(new AesGcm(key).open(iv, associated, sealed)).isEqualTo(plaintext);
    }

    @Test
    void opensNothingThatWasChanged() {
        byte[] sealed = new AesGcm(KEY).seal(IV, new byte[] {1}, new byte[] {2, 3});
        AesGcm cipher = new AesGcm(KEY);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatExceptionOfType(CiphertextFormatException.class)
                    .isThrownBy(() -> cipher.open(IV, new byte[] {1}, changed));
        }
        assertThatExceptionOfType(CiphertextFormatException.class).isThrownBy(() -> cipher.open(IV, NOTHING, sealed));
        assertThatExceptionOfType(CiphertextFormatException.class)
                .isThrownBy(() -> cipher.open(IV, NOTHING, new byte[15]))
                .withMessageContaining("15 bytes");
        assertThat(cipher.open(IV, new byte[] {1}, sealed)).containsExactly(2, 3);
    }

    @Test
    void refusesKeysAndIvsOfAnotherLength() {
        assertThatExceptionOfType(UnusableKeyException.class).isThrownBy(() -> new AesGcm(new byte[16]));
        assertThatIllegalArgumentException().isThrownBy(() -> new AesGcm(KEY).seal(new byte[16], NOTHING, NOTHING));
    }

    @Test
    void refusesToSealTwiceUnderOneIv() {
        AesGcm cipher = new AesGcm(KEY);
        assertThat(cipher.seal(IV, NOTHING, NOTHING)).hasSize(16);
        assertThatIllegalStateException().isThrownBy(() -> cipher.seal(IV, NOTHING, NOTHING));
    }

    @Test
    void isOfNoUseOnceDestroyed() {
        AesGcm cipher = new AesGcm(KEY);
        cipher.destroy();
        cipher.destroy();
        assertThatIllegalStateException().isThrownBy(() -> cipher.seal(IV, NOTHING, NOTHING));
        assertThatIllegalStateException().isThrownBy(() -> cipher.open(IV, NOTHING, new byte[16]));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
