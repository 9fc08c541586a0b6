package io.github.camelwhatsapp.starter;

import io.github.camelwhatsapp.component.AccountReport;
import io.github.camelwhatsapp.component.WhatsApp;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/**
 * What Micrometer shows of each account, by the tag {@code account}: whether it is online, how often it reconnected, and what waits.
 * All meters of one reading share one look at the accounts, at most five seconds old, so that a scrape asks each store once.
 */
final class AccountMeters implements MeterBinder {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final CamelContext camel;
    private final Set<String> accounts;

    /**
     * @param accounts the names of those to show
     */
    AccountMeters(CamelContext camel, Set<String> accounts) {
        this.camel = camel;
        this.accounts = accounts;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Look look = new Look(camel, registry.config().clock());
        accounts.forEach(account -> bind(registry, look, account));
    }

    private static void bind(MeterRegistry registry, Look look, String account) {
        gauge(
                registry,
                look,
                account,
                "whatsapp.online",
                "1 while the account is logged in, else 0",
                report -> report.isOnline() ? 1 : 0);
        gauge(
                registry,
                look,
                account,
                "whatsapp.inbox",
                "Events that are not settled by all their routes",
                report -> report.statistics().inbox());
        gauge(
                registry,
                look,
                account,
                "whatsapp.inbox.inflight",
                "Events that are with routes now",
                report -> report.statistics().inflight());
        gauge(
                registry,
                look,
                account,
                "whatsapp.inbox.parked",
                "Events that failed too often and wait for a person",
                report -> report.statistics().parked());
        gauge(
                registry,
                look,
                account,
                "whatsapp.outbox",
                "Messages and receipts that the server does not have yet",
                report -> report.statistics().outbox().waiting());
        gauge(
                registry,
                look,
                account,
                "whatsapp.outbox.paced",
                "Messages that wait for nothing but the account's pace",
                report -> report.statistics().outbox().paced());
        age(
                registry,
                look,
                account,
                "whatsapp.inbox.oldest",
                "Age of the oldest event that is not settled",
                report -> report.statistics().oldest());
        age(
                registry,
                look,
                account,
                "whatsapp.outbox.oldest",
                "Age of the oldest of what the server does not have yet",
                report -> report.statistics().outbox().oldest());
        FunctionCounter.builder("whatsapp.reconnects", look, all -> all.value(account, AccountReport::reconnects))
                .tag("account", account)
                .description("How many times the account has reconnected")
                .register(registry);
    }

    private static void gauge(
            MeterRegistry registry,
            Look look,
            String account,
            String name,
            String description,
            ToDoubleFunction<AccountReport> value) {
        Gauge.builder(name, look, all -> all.value(account, value))
                .strongReference(true)
                .tag("account", account)
                .description(description)
                .register(registry);
    }

    private static void age(
            MeterRegistry registry,
            Look look,
            String account,
            String name,
            String description,
            Function<AccountReport, Optional<Instant>> since) {
        TimeGauge.builder(
                        name,
                        look,
                        TimeUnit.MILLISECONDS,
                        all -> all.value(account, report -> all.age(since.apply(report))))
                .strongReference(true)
                .tag("account", account)
                .description(description)
                .register(registry);
    }

    /** The accounts as they were a moment ago. Safe for use by several threads. */
    private static final class Look {
        private final CamelContext camel;
        private final Clock clock;
        private Map<String, AccountReport> reports = Map.of();
        private long taken;

        Look(CamelContext camel, Clock clock) {
            this.camel = camel;
            this.clock = clock;
            taken = clock.monotonicTime() - FRESH_NANOS;
        }

        double value(String account, ToDoubleFunction<AccountReport> value) {
            AccountReport report = reports().get(account);
            return report == null ? 0 : value.applyAsDouble(report);
        }

        double age(Optional<Instant> since) {
            return since.map(moment -> Duration.between(moment, Instant.ofEpochMilli(clock.wallTime())))
                    .map(Duration::toMillis)
                    .orElse(0L);
        }

        private synchronized Map<String, AccountReport> reports() {
            long now = clock.monotonicTime();
            if (now - taken >= FRESH_NANOS && camel.isStarted()) {
                reports = WhatsApp.accounts(camel).stream()
                        .collect(Collectors.toMap(AccountReport::account, Function.identity()));
                taken = now;
            }
            return reports;
        }
    }
}
