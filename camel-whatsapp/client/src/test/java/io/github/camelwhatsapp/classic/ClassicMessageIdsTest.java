package io.github.camelwhatsapp.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClassicMessageIdsTest {
    @Test
    void countsUpFromItsBase() {
        ClassicMessageIds ids = new ClassicMessageIds(filledWith((byte) 0x0A));

        assertThat(ids.get()).isEqualTo("0a0a0a0a0a0a0a0a0a0a0b");
        assertThat(ids.get()).isEqualTo("0a0a0a0a0a0a0a0a0a0a0c");
    }

    @Test
    void carriesOverAllBytes() {
        ClassicMessageIds ids = new ClassicMessageIds(filledWith((byte) 0xFF));

        assertThat(ids.get()).isEqualTo("0".repeat(22));
        assertThat(ids.get()).isEqualTo("0".repeat(21) + "1");
    }

    private static SecureRandom filledWith(byte value) {
        return new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, value);
            }
        };
    }
}
