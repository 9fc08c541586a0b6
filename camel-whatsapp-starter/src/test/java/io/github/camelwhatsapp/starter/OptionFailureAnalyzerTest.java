package io.github.camelwhatsapp.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

/** What a person sees when the application does not start because of an option. */
@ExtendWith(OutputCaptureExtension.class)
class OptionFailureAnalyzerTest {
    @TempDir
    Path folder;

    @Test
    void showsTheMisspeltPropertyWhatWasMeantAndTheLineInsteadOfAStackTrace(CapturedOutput output) throws Exception {
        start(
                """
                camel.component.whatsapp-web.accounts.support:
                  generation: multidevice
                  store-pth: /data
                """);

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("accounts.support.store-pth says 'store-pth', which is no option of an account")
                .contains("Did you mean storePath? It is set in")
                .contains("application.yaml] - 3:")
                .doesNotContain("\tat ");
    }

    @Test
    void showsAnAccountThatLacksSomething(CapturedOutput output) throws Exception {
        start(
                """
                camel.component.whatsapp-web.accounts.support.generation: classic
                """);

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .containsPattern("Description:\\s+Account 'support', option phoneNumber: it is missing");
    }

    private void start(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("application.yaml"), yaml);
        SpringApplicationBuilder application =
                new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE);
        assertThatThrownBy(
                        () -> application.run("--spring.config.location=file:" + file, "--spring.main.banner-mode=off"))
                .isNotNull();
    }

    @EnableAutoConfiguration
    static class Application {
        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("whatsapp-web:support").to("log:received");
                }
            };
        }
    }
}
