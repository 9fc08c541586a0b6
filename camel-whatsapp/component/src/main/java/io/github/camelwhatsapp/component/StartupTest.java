package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.ConnectionStatus;
import io.github.camelwhatsapp.spi.ConnectionTimings;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/**
 * What {@code testConnectionOnStartup} asks for: the account gets online before a route starts, or the route does not. All routes of the
 * account that are about to start are subscribed before it connects, so that none misses what comes meanwhile; none gets it before the
 * CamelContext has started.
 */
final class StartupTest {
    private final CamelContext context;
    private final WhatsAppAccounts accounts;
    private final LiveAccount account;

    StartupTest(CamelContext context, LiveAccount account) {
        this.context = context;
        this.accounts = WhatsAppAccounts.of(context);
        this.account = account;
    }

    /**
     * Connects, unless that was done, and waits until the account is online, at most for the time that one attempt may take: {@code
     * connectTimeout} and {@code loginTimeout} together.
     *
     * @throws StartupTestException with the connection's cause if it is not online by then, or only a person can help
     */
    void run() {
        context.getRoutes().forEach(this::subscribe);
        ConnectionStatus status = await(account.goOnline(accounts.routeIds()));
        if (!status.isOnline()) {
            throw new StartupTestException("Account '" + account.definition().name() + "' is not online: " + status
                    + help(status) + ". Routes of this account start only when it is, since testConnectionOnStartup is"
                    + " true");
        }
    }

    private void subscribe(Route route) {
        boolean starts = !Boolean.FALSE.equals(route.isAutoStartup());
        if (starts && route.getConsumer() instanceof WhatsAppConsumer consumer && consumer.isOf(account)) {
            consumer.subscribe();
        }
    }

    /** Answers how it is by the end of the time, if it got nowhere until then. */
    private ConnectionStatus await(CompletableFuture<ConnectionStatus> end) {
        TimeSource.Timer limit = accounts.time().schedule(limit(), () -> end.complete(account.trouble()));
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return account.client().status();
        } finally {
            limit.cancel();
        }
    }

    private Duration limit() {
        ConnectionTimings timings = account.definition().settings().timings();
        return timings.connect().plus(timings.login());
    }

    private static String help(ConnectionStatus status) {
        boolean unlinked =
                status.state() == ConnectionState.FAILED && status.cause().kind() == ConnectionCause.Kind.NOT_LINKED;
        return unlinked ? ". Link it first, with a program that does not test the connection" : "";
    }
}
