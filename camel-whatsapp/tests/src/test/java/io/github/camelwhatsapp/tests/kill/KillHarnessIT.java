package io.github.camelwhatsapp.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KillHarnessIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void losesNothingAndAnswersEachMessageOnceThoughKilledTenTimes() throws Exception {
        holds(KillOrder.of(Variant.ECHO_ONCE, 10, 1_000, 1));
    }

    @ParameterizedTest
    @MethodSource
    @Tag("long")
    void losesNothingInAnyVariant(Variant variant, long seed) throws Exception {
        holds(KillOrder.of(variant, 10, 1_000, seed));
    }

    static Stream<Arguments> losesNothingInAnyVariant() {
        return Stream.of(Variant.values())
                .flatMap(variant -> LongStream.rangeClosed(1, 3).mapToObj(seed -> Arguments.of(variant, seed)));
    }

    /** What the script runs. */
    @Test
    @Tag("long")
    void holdsAsAsked() throws Exception {
        holds(KillOrder.asked());
    }

    private void holds(KillOrder order) throws IOException, InterruptedException {
        try (KillRun run = new KillRun(order, directory)) {
            KillReport report = run.run();
            System.out.print(report.table());
            assertThat(report.breaches()).as(report.table()).isEmpty();
        }
    }
}
