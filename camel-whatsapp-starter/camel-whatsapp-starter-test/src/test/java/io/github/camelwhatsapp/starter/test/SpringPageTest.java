package io.github.camelwhatsapp.starter.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application that the page shows is the one in the package {@code org.example} here, whose test is one of this module's. */
class SpringPageTest {
    private static final Path PAGE = Path.of("..", "..", "camel-whatsapp", "docs", "spring-boot.md");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/org/example/Application.java",
                "java/org/example/Routes.java",
                "java/org/example/SupportTest.java",
                "resources/application.properties"
            })
    void thePageShowsWhatIsTriedHere(String file) throws IOException {
        String language = file.endsWith(".java") ? "java" : "properties";
        assertThat(Files.readString(PAGE))
                .contains("```" + language + "\n"
                        + Files.readString(Path.of("src", "test").resolve(file)) + "```");
    }
}
