package io.github.camelwhatsapp.emulator.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {
    private final TemporaryFolder folder = new TemporaryFolder("temporary-folder-test");

    @Test
    void goesWithAllThatIsInItWhoeverIsStillWriting() throws IOException {
        Path file = folder.newFile();
        try (OutputStream writing = Files.newOutputStream(folder.newFile())) {
            writing.write(1);
            folder.close();
            writing.write(2);
        }

        assertThat(file.getParent()).doesNotExist();
        assertThatThrownBy(() -> Files.newOutputStream(file, StandardOpenOption.WRITE))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void givesNoFileWhenItIsClosed() throws IOException {
        Path file = folder.newFile();
        folder.close();
        folder.close();

        assertThatThrownBy(folder::newFile)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("temporary-folder-test")
                .hasMessageContaining("closed");
        assertThat(file.getParent()).doesNotExist();
    }
}
