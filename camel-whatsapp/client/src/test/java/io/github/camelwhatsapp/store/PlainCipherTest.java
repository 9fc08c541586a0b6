package io.github.camelwhatsapp.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class PlainCipherTest {
    private static final byte[] SECRET = {1, 2, 3};
    private static final byte[] CONTEXT = {4};

    @Test
    void keepsValuesAsTheyAreAndWarnsOfItOnce() {
        PlainCipher cipher = new PlainCipher();

        String log = logOf(() -> {
            assertThat(cipher.seal(SECRET, CONTEXT)).containsExactly(SECRET);
            assertThat(cipher.seal(SECRET, CONTEXT)).containsExactly(SECRET);
        });

        assertThat(log).containsOnlyOnce("stored unsealed");
        assertThat(cipher.open(cipher.keyId(), SECRET, CONTEXT)).containsExactly(SECRET);
    }

    @Test
    void saysNothingWhereNothingIsKept() {
        StoreCipher cipher = new PlainCipher().inMemory();

        assertThat(logOf(() -> cipher.seal(SECRET, CONTEXT))).isEmpty();
    }

    private static String logOf(Runnable task) {
        PrintStream original = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, UTF_8));
        try {
            task.run();
        } finally {
            System.setErr(original);
        }
        return log.toString(UTF_8);
    }
}
