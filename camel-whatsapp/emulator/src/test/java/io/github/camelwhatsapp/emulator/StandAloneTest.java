package io.github.camelwhatsapp.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandAloneTest {
    @TempDir
    private Path folder;

    @Test
    void theNextEmulatorShowsTheKeysThatAreKept() {
        String certificate;
        String root;
        try (WhatsAppEmulator first = kept("keys.p12")) {
            certificate = first.certificate().pem();
            root = first.multiDevice().rootKey();
        }
        try (WhatsAppEmulator second = kept("keys.p12");
                WhatsAppEmulator other = kept("others.p12")) {
            assertThat(second.certificate().pem()).isEqualTo(certificate);
            assertThat(second.multiDevice().rootKey()).isEqualTo(root);
            assertThat(other.certificate().pem()).isNotEqualTo(certificate);
            assertThat(other.multiDevice().rootKey()).isNotEqualTo(root);
        }
    }

    @Test
    void aFileThatHoldsSomethingElseIsRefusedAndLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "no keys");
        assertThatThrownBy(() -> kept("notes.txt")).hasMessageContaining(file.toString());
        assertThat(file).hasContent("no keys");
    }

    @Test
    void printsTheOptionsOfAnAccountAsTheyStandInAPropertiesFile() throws IOException {
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().pagePort(0).start()) {
            Path certificate = emulator.certificate().writeTo(folder.resolve("certificate.pem"));
            Properties printed = new Properties();
            printed.load(new StringReader(StandAlone.welcome(emulator, certificate)));
            String account = "camel.component.whatsapp-web.accounts[support].";
            assertThat(printed.getProperty(account + "rootKey"))
                    .isEqualTo(emulator.multiDevice().rootKey());
            assertThat(Path.of(printed.getProperty(account + "trustedCertificates")))
                    .hasContent(emulator.certificate().pem());
            assertThat(printed.getProperty(account + "password"))
                    .isEqualTo(emulator.account(printed.getProperty(account + "phoneNumber"))
                            .password());
        }
    }

    private WhatsAppEmulator kept(String file) {
        return WhatsAppEmulator.builder().keysIn(folder.resolve(file)).start();
    }
}
