package io.github.camelwhatsapp.starter;

import io.github.camelwhatsapp.component.OptionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows what is wrong with an option as Spring Boot shows it of its own: in a sentence, without a stack trace. */
final class OptionFailureAnalyzer extends AbstractFailureAnalyzer<OptionException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OptionException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct the configuration. An IDE with support for Spring Boot completes these properties and tells"
                        + " what each is for.",
                cause);
    }
}
