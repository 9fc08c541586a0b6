package io.github.camelwhatsapp.examples.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who follows the README, played against the emulator. */
class RegistrationToolIT {
    private static final String NUMBER = "34612345678";

    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final StringWriter terminal = new StringWriter();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        emulator.close();
    }

    private int run(Reader person, String... more) {
        String[] usual = {
            "--number", "+34 612 34 56 78",
            "--store", directory.resolve("store").toString(),
            "--service", emulator.registration().address().toString(),
            "--trust",
                    emulator.certificate()
                            .writeTo(directory.resolve("emulator.pem"))
                            .toString()
        };
        String[] all = Stream.concat(Arrays.stream(usual), Arrays.stream(more)).toArray(String[]::new);
        return RegistrationTool.run(new BufferedReader(person), new PrintWriter(terminal, true), all);
    }

    /** Looks at the phone when the tool asks for the code. */
    private Reader readerOfThePhone() {
        return answering(() -> emulator.registration().awaitCode(NUMBER, Duration.ofSeconds(10)));
    }

    private static Reader answering(Supplier<String> code) {
        return new Reader() {
            private final StringBuilder left = new StringBuilder();
            private boolean asked;

            @Override
            public int read(char[] buffer, int offset, int length) {
                if (!asked) {
                    asked = true;
                    left.append(code.get()).append('\n');
                }
                if (left.length() == 0) {
                    return -1;
                }
                int count = Math.min(length, left.length());
                left.getChars(0, count, buffer, offset);
                left.delete(0, count);
                return count;
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void registersANumberWithTheCodeFromThePhone() {
        assertThat(run(readerOfThePhone())).isZero();
        assertThat(terminal.toString())
                .contains("Registering +34 612 34 56 78")
                .contains("Country: Spain")
                .contains("6 digits is on its way by text message")
                .contains("Registered as " + NUMBER);
    }

    @Test
    void registersAtAnEmulatorOfItsOwnAndKeepsNothing() {
        Path store = directory.resolve("store");
        Reader person = answering(() -> terminal.toString().replaceAll("(?s).*WhatsApp code (\\d{3}-\\d{3}).*", "$1"));
        assertThat(RegistrationTool.run(
                        new BufferedReader(person),
                        new PrintWriter(terminal, true),
                        "--emulator",
                        "--number",
                        "+" + NUMBER,
                        "--store",
                        store.toString()))
                .isZero();
        assertThat(terminal.toString()).contains("Registered as " + NUMBER, "forgets it");
        assertThat(store).doesNotExist();
    }

    @Test
    void saysWhyTheServiceRefuses() {
        emulator.registration().refuse(NUMBER, "code", "too_recent", Duration.ofMinutes(30));
        assertThat(run(new StringReader(""), "--method", "voice")).isEqualTo(1);
        assertThat(terminal.toString()).contains("ask again in 30 minutes");
    }

    @Test
    void refusesAWrongCode() {
        assertThat(run(new StringReader("12\n"))).isNotZero();
        assertThat(terminal.toString()).contains("no code");
    }
}
