package io.github.camelwhatsapp.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secret columns go through the cipher, and what was changed, cut or exchanged is noticed. */
final class SealedColumnsTest {
    private static final String SECRET = "the-secret-words";

    private final SealedColumns columns = new SealedColumns(new MirrorCipher("k1"));

    @Test
    void opensWhatItSealed() {
        byte[] envelope = columns.seal(bytes(SECRET), "credential", "support", "key");

        assertThat(new String(envelope, StandardCharsets.ISO_8859_1))
                .contains("k1")
                .doesNotContain(SECRET);
        assertThat(columns.open("It", envelope, "credential", "support", "key")).isEqualTo(bytes(SECRET));
    }

    @Test
    void opensWhatWasSealedWithAnEarlierKey() {
        byte[] envelope = columns.seal(bytes(SECRET), "x");

        assertThat(new SealedColumns(new MirrorCipher("k2")).open("It", envelope, "x"))
                .isEqualTo(bytes(SECRET));
    }

    @Test
    void noticesEveryChangedByte() {
        byte[] envelope = columns.seal(bytes("abc"), "x");

        for (int i = 0; i < envelope.length; i++) {
            byte[] changed = envelope.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> columns.open("It", changed, "x"))
                    .as("byte " + i)
                    .isInstanceOf(StoreCorruptException.class);
        }
    }

    @Test
    void noticesEveryCut() {
        byte[] envelope = columns.seal(bytes("abc"), "x");

        for (int i = 0; i < envelope.length; i++) {
            byte[] cut = Arrays.copyOf(envelope, i);
            assertThatThrownBy(() -> columns.open("It", cut, "x"))
                    .as(i + " bytes")
                    .isInstanceOf(StoreCorruptException.class);
        }
    }

    @Test
    void noticesAnotherContext() {
        byte[] envelope = columns.seal(bytes("abc"), "credential", "support", "key");

        assertThatThrownBy(() -> columns.open("It", envelope, "credential", "support", "other"))
                .isInstanceOf(StoreCorruptException.class);
    }

    @Test
    void refusesAKeyIdThatIsTooLong() {
        assertThatThrownBy(() -> new SealedColumns(new MirrorCipher("k".repeat(256))).seal(bytes("abc"), "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256");
    }

    @Test
    void saysThatACipherIsNeeded() {
        byte[] envelope = columns.seal(bytes("abc"), "x");

        assertThatThrownBy(() -> new SealedColumns(StoreCipher.plain()).open("It", envelope, "x"))
                .isInstanceOf(StoreCorruptException.class)
                .hasMessageContaining("'k1'");
    }

    @Test
    void leavesNoSecretInTheFiles(@TempDir Path directory) throws IOException {
        VirtualTimeSource time = new VirtualTimeSource();
        try (AccountStores stores = SqliteAccountStores.open(directory, "tests", new MirrorCipher("k1"), time)) {
            stores.open("support")
                    .perform(tx -> {
                        tx.credentials().put("key", bytes(SECRET));
                        tx.inbox().append(InboxRow.arrived("chat", "message", bytes(SECRET), time.now()));
                        long entry = tx.outbox()
                                .append(OutboxRow.queued(
                                        "A1", "chat", bytes(SECRET), Optional.empty(), time.now(), time.now()));
                        tx.outbox().seal(entry, bytes(SECRET));
                        tx.outbox().acked(entry, time.now(), bytes(SECRET));
                    })
                    .join();
            assertThat(contents(directory)).contains("support").doesNotContain(SECRET);
        }
        assertThat(contents(directory)).contains("support").doesNotContain(SECRET);
    }

    private static String contents(Path directory) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** Turns bytes around and flips their bits: no cipher, but nothing to be recognised either. */
    private record MirrorCipher(String keyId) implements StoreCipher {
        @Override
        public byte[] seal(byte[] plain, byte[] context) {
            return mirrored(plain);
        }

        @Override
        public byte[] open(String sealedWith, byte[] sealed, byte[] context) {
            return mirrored(sealed);
        }

        private static byte[] mirrored(byte[] bytes) {
            byte[] result = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                result[bytes.length - 1 - i] = (byte) ~bytes[i];
            }
            return result;
        }
    }
}
