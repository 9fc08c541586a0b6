package io.github.camelwhatsapp.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A route in a process of its own is killed again and again; what it had to do is then counted. */
class KillHarnessIT {
    private static final int PER_KILL = 10;
    private static final int FEW_CHATS = 4;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path shared;

    private static final Map<Protocol, SubjectProgram> PROGRAMS = new EnumMap<>(Protocol.class);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    /** A first run without a kill, whose process leaves an archive of the classes that all later ones start from. */
    private static SubjectProgram program(Protocol protocol) throws IOException, InterruptedException {
        if (!PROGRAMS.containsKey(protocol)) {
            Path directory = Files.createDirectory(shared.resolve(protocol.generation()));
            SubjectProgram plain = SubjectProgram.in(directory);
            KillOrder none = KillOrder.of(protocol, Variant.ECHO_ONCE, 0, PER_KILL, 1);
            try (RunLog log = RunLog.in(directory, none);
                    KillRun run = new KillRun(none, plain.archiving(), directory, log)) {
                assertThat(run.run().breaches()).isEmpty();
            }
            PROGRAMS.put(protocol, plain.archived());
        }
        return PROGRAMS.get(protocol);
    }

    /** Two dozen kills in all: what every build can afford. */
    static Stream<Arguments> losesNothingAndRepeatsNothingUnseen() {
        return Stream.of(
                Arguments.of(Protocol.CLASSIC, Variant.ECHO_ONCE, 3),
                Arguments.of(Protocol.CLASSIC, Variant.BOTH, 4),
                Arguments.of(Protocol.CLASSIC, Variant.ECHO_SINGLE, 2),
                Arguments.of(Protocol.CLASSIC, Variant.ANSWER, 2),
                Arguments.of(Protocol.CLASSIC, Variant.ENCRYPTED, 2),
                Arguments.of(Protocol.MULTIDEVICE, Variant.BOTH, 2),
                Arguments.of(Protocol.MULTIDEVICE, Variant.GROUP_ECHO, 2),
                Arguments.of(Protocol.MULTIDEVICE, Variant.TROUBLED, 2),
                Arguments.of(Protocol.MULTIDEVICE, Variant.LINKING, 2),
                Arguments.of(Protocol.MULTIDEVICE, Variant.MEDIA, 3));
    }

    @ParameterizedTest
    @MethodSource
    void losesNothingAndRepeatsNothingUnseen(Protocol protocol, Variant variant, int kills) throws Exception {
        holds(KillOrder.of(protocol, variant, kills, PER_KILL * kills, 1).withChats(FEW_CHATS));
    }

    /** All variants of the generation that {@code kill.generation} names. */
    static Stream<Variant> losesNothingInAThousandKills() {
        return Stream.of(Variant.values()).filter(KillOrder.protocolAsked()::has);
    }

    /** A thousand kills in all, or as many as {@code kill.total} says, under the seed {@code kill.seed}. */
    @ParameterizedTest
    @MethodSource
    @Tag("long")
    void losesNothingInAThousandKills(Variant variant) throws Exception {
        long variants = losesNothingInAThousandKills().count();
        int kills = (int) (Integer.getInteger("kill.total", 1_000) / variants);
        holds(KillOrder.of(KillOrder.protocolAsked(), variant, kills, PER_KILL * kills, Long.getLong("kill.seed", 1L)));
    }

    /** What the script runs. */
    @Test
    @Tag("long")
    void holdsAsAsked() throws Exception {
        holds(KillOrder.asked());
    }

    private void holds(KillOrder order) throws IOException, InterruptedException {
        try (RunLog log = RunLog.of(order);
                KillRun run = new KillRun(order, program(order.protocol()), directory, log)) {
            KillReport report = run.run();
            System.out.print(report.table());
            assertThat(report.breaches()).as(report.table()).isEmpty();
        }
    }
}
