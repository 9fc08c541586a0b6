package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an account does not survive a restart. */
class VolatileDirectoryTest {
    private static final Path TEMPORARY = Path.of("/tmp");

    @ParameterizedTest
    @CsvSource({
        "/tmp/whatsapp, ext4, temporary files",
        "/srv/../tmp/whatsapp, ext4, temporary files",
        "/run/whatsapp, tmpfs, in memory",
        "/dev/shm/whatsapp, TMPFS, in memory",
        "/srv/whatsapp, overlay, mount a volume"
    })
    void isToldWhy(Path directory, String fileSystem, String reason) {
        assertThat(VolatileDirectory.why(directory, TEMPORARY, fileSystem))
                .hasValueSatisfying(text -> assertThat(text).contains(reason));
    }

    @ParameterizedTest
    @CsvSource({"/srv/whatsapp, ext4", "/tmpfiles/whatsapp, xfs", "/srv/whatsapp, ''", "/mnt/whatsapp, NTFS"})
    void othersAreNotDoubted(Path directory, String fileSystem) {
        assertThat(VolatileDirectory.why(directory, TEMPORARY, fileSystem)).isEmpty();
    }

    @Test
    void aDirectoryThatIsNotThereYetIsLookedAtAllTheSame() {
        VolatileDirectory.warn(Path.of("/nowhere/at/all"));
    }
}
