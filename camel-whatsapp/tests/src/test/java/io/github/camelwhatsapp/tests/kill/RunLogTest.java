package io.github.camelwhatsapp.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    private static final KillOrder ORDER = KillOrder.of(Protocol.CLASSIC, Variant.PLAIN, 2, 20, 7);

    @TempDir
    private Path directory;

    @Test
    void isReadableWhileTheRunIsUnderWay() throws IOException {
        try (RunLog log = RunLog.in(directory, ORDER)) {
            log.say("kill 1 of 2");

            assertThat(Files.readAllLines(log.file())).containsExactly("run: " + ORDER, "kill 1 of 2");
            assertThat(log.file()).hasFileName("classic-plain-7.txt");
        }
    }

    @Test
    void saysThatItsProcessWasEndedBeforeTheRun() throws IOException {
        try (RunLog log = RunLog.in(directory, ORDER)) {
            log.interrupted();

            assertThat(Files.readAllLines(log.file())).last().asString().contains("ended before the run was done");
        }
    }

    @Test
    void aRunThatFailsReportsWhatItWasEndedBy() throws Exception {
        SubjectProgram none = SubjectProgram.that("/no/such/program");
        KillReport report;
        try (RunLog log = RunLog.in(directory, ORDER);
                KillRun run = new KillRun(ORDER, none, directory, log)) {
            report = run.run();

            assertThat(Files.readAllLines(log.file())).last().asString().startsWith("end: broken: ");
        }
        assertThat(report.breaches()).anyMatch(breach -> breach.contains("/no/such/program"));
    }
}
