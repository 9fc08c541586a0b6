package io.github.camelwhatsapp.starter;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

/**
 * Lets Camel end within the time that Spring gives the application to stop ({@code
 * spring.lifecycle.timeout-per-shutdown-phase}): by itself Camel waits 45 s for exchanges that do not end and 10 s more
 * for their threads, which is longer than Spring's 30 s, and than most platforms wait before they kill. What was cut
 * short is offered again at the next start. Who sets {@code camel.main.shutdown-timeout} decides otherwise.
 */
final class ShutdownTime implements CamelContextConfiguration {
    private static final String OF_SPRING = "30s";
    private static final Duration MOST_FOR_THE_REST = Duration.ofSeconds(10);
    private static final String SET_BY_HAND = "camel.main.shutdown-timeout";

    private final Environment environment;

    ShutdownTime(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        if (!environment.containsProperty(SET_BY_HAND)) {
            Duration given = DurationStyle.detectAndParse(
                    environment.getProperty("spring.lifecycle.timeout-per-shutdown-phase", OF_SPRING));
            Duration rest = shorter(given.dividedBy(3), MOST_FOR_THE_REST);
            camel.getShutdownStrategy().setTimeout(Math.max(1, given.minus(rest).toSeconds()));
            camel.getExecutorServiceManager()
                    .setShutdownAwaitTermination(Math.max(1, rest.dividedBy(2).toMillis()));
        }
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // There is nothing to do then.
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
