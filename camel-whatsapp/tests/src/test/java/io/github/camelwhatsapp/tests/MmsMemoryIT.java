package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory that media take does not grow with them, both ways, with a heap of 48 MiB. */
@Tag("long")
class MmsMemoryIT {
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path directory;

    @Test
    void twoGibibytesTakeNoMoreHeapThanSixtyFourMebibytes() throws Exception {
        long small = heap(64);
        long large = heap(Integer.getInteger("mms.large", 2048));

        assertThat(large).isCloseTo(small, within(MEBIBYTE));
    }

    private long heap(int mebibytes) throws IOException, InterruptedException {
        Path own = Files.createDirectory(directory.resolve(Integer.toString(mebibytes)));
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().start()) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx48m",
                            "-XX:+UseSerialGC",
                            "-classpath",
                            System.getProperty("java.class.path"),
                            MmsMemoryMain.class.getName(),
                            emulator.mmsShelf().hosts().get(0),
                            emulator.mmsShelf().pass("34600000001"),
                            emulator.certificate()
                                    .writeTo(own.resolve("trusted.pem"))
                                    .toString(),
                            own.toString(),
                            Integer.toString(mebibytes))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // What it says is waited for without a bound of its own.
            process.onExit().orTimeout(4, TimeUnit.MINUTES).whenComplete((ended, late) -> process.destroyForcibly());
            String line;
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
                line = out.readLine();
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            String[] words = line.split(" ", -1);
            System.out.printf(
                    "%d MiB: %.2f MiB of heap live at most, %.0f MiB/s up, %.0f MiB/s down%n",
                    mebibytes,
                    Long.parseLong(words[0]) / (double) MEBIBYTE,
                    mebibytes * 1e9 / Long.parseLong(words[1]),
                    mebibytes * 1e9 / Long.parseLong(words[2]));
            return Long.parseLong(words[0]);
        }
    }
}
