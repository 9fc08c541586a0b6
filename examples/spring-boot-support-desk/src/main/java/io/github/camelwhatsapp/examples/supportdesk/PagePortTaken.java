package io.github.camelwhatsapp.examples.supportdesk;

import java.io.UncheckedIOException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do when something listens on the port of the phone page already, as Spring Boot does for the port of the desk. */
final class PagePortTaken extends AbstractFailureAnalyzer<UncheckedIOException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, UncheckedIOException cause) {
        return cause.getCause() instanceof BindException
                ? new FailureAnalysis(
                        cause.getMessage(),
                        "Stop the emulator that perhaps still runs, or take any free port:"
                                + " -Ddesk.args=--desk.page-port=0",
                        cause)
                : null;
    }
}
