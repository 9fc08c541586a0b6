package io.github.camelwhatsapp.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lets Jazzer search for bytes that a decoder does not refuse in the way it says, each in a JVM of its own with a small heap, beginning
 * with the vectors. The properties {@code fuzz.seconds} (for each decoder) and {@code fuzz.seed} say how long and which run, and
 * {@code fuzz.decoders} which decoders, commas between, if not all; what it learnt and what it found stay below {@code target/fuzz}.
 */
@Tag("long")
@Tag("fuzz")
class JazzerIT {
    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
    private static final Pattern INPUTS = Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 60);
    private static final int PATIENCE_SECONDS = 300;
    private static final int ONE_INPUT_SECONDS = 60; // the first one loads and instruments hundreds of classes
    private static final int SEED = Integer.getInteger("fuzz.seed", 20_160_701);

    private static final List<Decoder> WANTED = Stream.of(
                    System.getProperty("fuzz.decoders", "").split(",", -1))
            .filter(name -> !name.isBlank())
            .map(name -> Decoder.valueOf(name.strip().toUpperCase(Locale.ROOT)))
            .toList();

    @ParameterizedTest
    @EnumSource
    void findsNothingThatADecoderDoesNotRefuseAsItSays(Decoder decoder) throws Exception {
        assumeTrue(isThere(), "Jazzer is on the class path of the profile 'fuzz' only");
        assumeTrue(WANTED.isEmpty() || WANTED.contains(decoder), "Not among those that fuzz.decoders names");
        Path home = Path.of("target", "fuzz", decoder.name().toLowerCase(Locale.ROOT));
        Path log = home.resolve("log.txt");
        Path corpus = Files.createDirectories(home.resolve("corpus"));
        writeSeeds(decoder, corpus);

        Process jazzer = new ProcessBuilder(command(decoder, home, corpus))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = jazzer.waitFor(SECONDS + PATIENCE_SECONDS, TimeUnit.SECONDS);
        jazzer.destroyForcibly().waitFor();

        String output = Files.readString(log);
        System.out.printf("%s: %d inputs in %d s, seed %d%n", decoder, inputs(output), SECONDS, SEED);
        assertThat(ended)
                .as("it ends %d s after its time, see %s", PATIENCE_SECONDS, log)
                .isTrue();
        assertThat(jazzer.exitValue())
                .as("see %s, and keep what was found: CONTRIBUTING.md", log)
                .isZero();
        assertThat(inputs(output)).isPositive();
    }

    private static List<String> command(Decoder decoder, Path home, Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-D" + JazzerTarget.DECODER + "=" + decoder,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                JAZZER,
                "--target_class=" + JazzerTarget.class.getName(),
                "--instrumentation_includes=io.github.camelwhatsapp.**",
                "--custom_hook_includes=io.github.camelwhatsapp.**",
                "--reproducer_path=" + home,
                "-artifact_prefix=" + home + "/",
                "-max_total_time=" + SECONDS,
                "-seed=" + SEED,
                "-timeout=" + ONE_INPUT_SECONDS,
                "-rss_limit_mb=2048",
                "-max_len=16384",
                "-print_final_stats=1",
                corpus.toString());
    }

    private static void writeSeeds(Decoder decoder, Path corpus) throws IOException {
        List<byte[]> seeds = decoder.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
    }

    private static long inputs(String output) {
        Matcher found = INPUTS.matcher(output);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private static boolean isThere() {
        try {
            Class.forName(JAZZER, false, JazzerIT.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
