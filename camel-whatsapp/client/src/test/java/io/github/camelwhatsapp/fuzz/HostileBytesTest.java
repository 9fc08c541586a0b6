package io.github.camelwhatsapp.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every decoder takes bytes or refuses them in the way it says, in time: the vectors, what was found once, and mutations of both. */
class HostileBytesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", 1_500);
    private static final int A_PICTURE_TAKES = 30; // times as long as anything else
    private static final long SEED = Long.getLong("fuzz.seed", 20_160_701);

    @ParameterizedTest
    @EnumSource
    void refusesTheVectorsAndWhatWasFoundOnceOnlyAsItSays(Decoder decoder) {
        List<byte[]> inputs =
                Stream.concat(decoder.seeds().stream(), found(decoder)).toList();

        assertThat(inputs).isNotEmpty();
        assertTimeoutPreemptively(PATIENCE, () -> inputs.forEach(input -> tryOut(decoder, input)));
    }

    @ParameterizedTest
    @EnumSource
    void refusesMutationsOfThemOnlyAsItSays(Decoder decoder) {
        Mutations mutations = new Mutations(
                Stream.concat(decoder.seeds().stream(), found(decoder)).toList(), SEED);

        int tries = decoder == Decoder.MEDIA_FILES ? MUTATIONS / A_PICTURE_TAKES : MUTATIONS;
        assertTimeoutPreemptively(PATIENCE, () -> {
            for (int i = 0; i < tries; i++) {
                tryOut(decoder, mutations.next());
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryGoodInputThatWasCutOnlyAsItSays(Decoder decoder) {
        byte[] shortest = decoder.seeds().stream()
                .filter(seed -> seed.length > 2)
                .min(Comparator.comparingInt(seed -> seed.length))
                .orElseThrow();
        for (int length = 0; length <= shortest.length; length++) {
            tryOut(decoder, Arrays.copyOf(shortest, length));
        }
    }

    private static void tryOut(Decoder decoder, byte[] input) {
        try {
            decoder.run(input).ifPresent(refusal -> assertThat(refusal).hasMessageMatching("(?s).{10,}"));
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError finding) {
            fail(decoder + " with " + HexFormat.of().formatHex(input), finding);
        }
    }

    /** What the long runs found, kept under the decoder's name. */
    private static Stream<byte[]> found(Decoder decoder) {
        String folder = "/fuzz/" + decoder.name().toLowerCase(Locale.ROOT);
        URL url = HostileBytesTest.class.getResource(folder);
        return url == null ? Stream.empty() : url.getProtocol().equals("jar") ? inJar(url, folder) : inFolder(url);
    }

    private static Stream<byte[]> inFolder(URL url) {
        try {
            return read(Path.of(url.toURI()));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The later versions of what the client stands on run these tests from their jar. */
    private static Stream<byte[]> inJar(URL url, String folder) {
        try {
            URI jar = URI.create(url.toString().substring(0, url.toString().indexOf('!')));
            try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
                return read(files.getPath(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<byte[]> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<byte[]> contents = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                contents.add(Files.readAllBytes(file));
            }
            return contents.stream();
        }
    }
}
