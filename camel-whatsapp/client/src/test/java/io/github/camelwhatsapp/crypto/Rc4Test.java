package io.github.camelwhatsapp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Rc4Test {
    private static final byte[] KEY = {1, 2, 3, 4, 5};

    @ParameterizedTest
    @CsvSource({
        "0102030405,                       0,    b2396305f03dc027ccc3524a0a1118a8",
        "0102030405,                       768,  eb62638d4f0ba1fe9fca20e05bf8ff2b",
        "0102030405,                       4096, ff25b58995996707e51fbdf08b34d875",
        "0102030405060708090a0b0c0d0e0f10, 0,    9ac7cc9a609d1ef7b2932899cde41b97",
        "0102030405060708090a0b0c0d0e0f10, 768,  eccbe13de1fcc91c11a0b26c0bc8fa4d"
    })
    void makesTheKeyStreamOfRfc6229(String key, int dropped, String keyStream) {
        byte[] zeros = new byte[16];

        new Rc4(HexFormat.of().parseHex(key), dropped).apply(zeros, 0, 16, zeros, 0);

        assertThat(zeros).asHexString().isEqualToIgnoringCase(keyStream);
    }

    @Test
    void continuesWhereTheCallBeforeEnded() {
        byte[] whole = new byte[40];
        new Rc4(KEY, 0).apply(whole, 0, 40, whole, 0);

        byte[] parts = new byte[40];
        Rc4 stream = new Rc4(KEY, 0);
        stream.apply(parts, 0, 7, parts, 0);
        stream.apply(parts, 7, 0, parts, 7);
        stream.apply(new byte[50], 9, 33, parts, 7);

        assertThat(parts).isEqualTo(whole);
    }

    @Test
    void staysWhereItIsWhenTheBytesAreNotThere() {
        Rc4 stream = new Rc4(KEY, 0);
        byte[] ten = new byte[10];
        byte[] twenty = new byte[20];

        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> stream.apply(ten, 0, 11, twenty, 0));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> stream.apply(twenty, 0, 11, ten, 0));

        stream.apply(ten, 0, 4, ten, 0);
        assertThat(ten).startsWith(0xb2, 0x39, 0x63, 0x05);
    }

    @Test
    void refusesKeysThatRc4CannotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rc4(new byte[0], 0))
                .withMessageContaining("one of 0 was given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rc4(new byte[257], 0))
                .withMessageContaining("one of 257 was given");
        assertThatIllegalArgumentException().isThrownBy(() -> new Rc4(KEY, -1)).withMessageContaining("it is -1");
    }
}
