package io.github.camelwhatsapp.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A route in a process of its own is killed again and again; what it had to do is then counted. */
class KillHarnessIT {
    private static final int PER_KILL = 10;
    private static final int FEW_CHATS = 4;

    @TempDir
    private static Path shared;

    private static SubjectProgram program;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    /** A first run without a kill, whose process leaves an archive of the classes that all later ones start from. */
    @BeforeAll
    static void archiveClasses() throws IOException, InterruptedException {
        SubjectProgram plain = SubjectProgram.in(shared);
        KillOrder none = KillOrder.of(Variant.ECHO_ONCE, 0, PER_KILL, 1);
        try (RunLog log = RunLog.in(shared, none);
                KillRun run = new KillRun(none, plain.archiving(), shared, log)) {
            assertThat(run.run().breaches()).isEmpty();
        }
        program = plain.archived();
    }

    /** Thirty kills in all. */
    static Stream<Arguments> losesNothingAndRepeatsNothingUnseen() {
        return Stream.of(
                Arguments.of(Variant.ECHO_ONCE, 7),
                Arguments.of(Variant.BOTH, 9),
                Arguments.of(Variant.ECHO_SINGLE, 5),
                Arguments.of(Variant.ANSWER, 5),
                Arguments.of(Variant.ENCRYPTED, 4));
    }

    @ParameterizedTest
    @MethodSource
    void losesNothingAndRepeatsNothingUnseen(Variant variant, int kills) throws Exception {
        holds(KillOrder.of(variant, kills, PER_KILL * kills, 1).withChats(FEW_CHATS));
    }

    /** A thousand kills in all, or as many as {@code kill.total} says, under the seed {@code kill.seed}. */
    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void losesNothingInAThousandKills(Variant variant) throws Exception {
        int kills = Integer.getInteger("kill.total", 1_000) / Variant.values().length;
        holds(KillOrder.of(variant, kills, PER_KILL * kills, Long.getLong("kill.seed", 1L)));
    }

    /** What the script runs. */
    @Test
    @Tag("long")
    void holdsAsAsked() throws Exception {
        holds(KillOrder.asked());
    }

    private void holds(KillOrder order) throws IOException, InterruptedException {
        try (RunLog log = RunLog.of(order);
                KillRun run = new KillRun(order, program, directory, log)) {
            KillReport report = run.run();
            System.out.print(report.table());
            assertThat(report.breaches()).as(report.table()).isEmpty();
        }
    }
}
