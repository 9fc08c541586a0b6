package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.delivery.DeliveryStatistics;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.ConnectionStatus;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether the account behind a route is online: readiness only, since a restart mends nothing that a reconnect does not. DOWN when it
 * has been offline for longer than the account's {@code downAfter}, and at once when only a person can mend it.
 */
final class WhatsAppHealthCheck extends AbstractHealthCheck {
    private static final long STATISTICS_MILLIS = 1_000;

    private final LiveAccount account;
    private final TimeSource time;

    WhatsAppHealthCheck(LiveAccount account, TimeSource time, String routeId) {
        super("camel", "consumer:whatsapp-" + routeId);
        this.account = account;
        this.time = time;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        ConnectionStatus status = account.client().status();
        builder.detail("account", account.definition().name());
        builder.detail("state", status.state().name());
        builder.detail("cause", status.cause().toString());
        builder.detail("since", status.since().toString());
        builder.detail("reconnects", account.client().reconnects());
        account.client().lastProof().ifPresent(at -> builder.detail("lastProof", at.toString()));
        statistics(builder);
        judge(builder, status);
    }

    private void judge(HealthCheckResultBuilder builder, ConnectionStatus status) {
        Optional<Instant> offlineSince = account.offlineSince();
        if (status.isOnline()) {
            builder.up();
        } else if (status.state() == ConnectionState.FAILED) {
            builder.message(text(status) + "; it stays down until it is started again")
                    .down();
        } else if (offlineSince.isEmpty()) {
            builder.message("Account '" + account.definition().name() + "' was not started yet")
                    .unknown();
        } else {
            boolean tooLong = Duration.between(offlineSince.get(), time.now())
                            .compareTo(account.definition().downAfter())
                    > 0;
            builder.detail("offlineSince", offlineSince.get().toString());
            builder.message(text(status)).state(tooLong ? State.DOWN : State.UP);
        }
    }

    private String text(ConnectionStatus status) {
        return "Account '" + account.definition().name() + "' is " + status;
    }

    /** A store that does not answer in time is not what this check is about. */
    private void statistics(HealthCheckResultBuilder builder) {
        try {
            DeliveryStatistics numbers =
                    account.client().statistics().toCompletableFuture().get(STATISTICS_MILLIS, TimeUnit.MILLISECONDS);
            builder.detail("inbox", numbers.inbox());
            builder.detail("parked", numbers.parked());
            builder.detail("outbox", numbers.outbox().waiting());
            builder.detail("paced", numbers.outbox().paced());
            numbers.oldest().ifPresent(oldest -> builder.detail("oldest", oldest.toString()));
            numbers.oldestInflight().ifPresent(oldest -> builder.detail("oldestInflight", oldest.toString()));
            numbers.outbox().oldest().ifPresent(oldest -> builder.detail("oldestOutbox", oldest.toString()));
        } catch (TimeoutException | ExecutionException e) {
            builder.detail("store", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
