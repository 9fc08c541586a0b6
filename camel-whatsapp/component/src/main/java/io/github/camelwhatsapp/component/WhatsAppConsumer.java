package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.component.RouteSubscription.Terms;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscribes a route to the events that it wants for as long as it is started; {@link RouteIntake} makes exchanges of them. */
public class WhatsAppConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {
    private static final Logger LOG = LoggerFactory.getLogger(WhatsAppConsumer.class);

    private final WhatsAppEndpoint endpoint;
    private final WhatsAppConfiguration options;
    private @Nullable LiveAccount account;
    private @Nullable RouteSubscription subscription;
    private @Nullable RouteIntake intake;
    private @Nullable ExecutorService threads;

    /** A consumer of this endpoint's account. */
    public WhatsAppConsumer(WhatsAppEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        options = endpoint.getConfiguration();
    }

    @Override
    public WhatsAppEndpoint getEndpoint() {
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        subscribe();
        addHealthCheck(account());
        if (options.isTestConnectionOnStartup()) {
            testConnection();
        }
        endpoint.accounts().whenStarted(this::goLive);
    }

    private void testConnection() {
        try {
            new StartupTest(endpoint.getCamelContext(), account()).run();
        } catch (RuntimeException e) {
            unsubscribe();
            throw e;
        }
    }

    /** Takes its place among the routes of the account, so that events are kept for it. It gets them when it has started. */
    void subscribe() {
        if (account != null) {
            return;
        }
        WhatsAppAccounts accounts = endpoint.accounts();
        threads =
                endpoint.getCamelContext().getExecutorServiceManager().newThreadPool(this, "WhatsAppConsumer", pool());
        intake = new RouteIntake(this, this::account, threads, (from, delivery) -> subscription.hold(from, delivery));
        LiveAccount live = accounts.acquire(endpoint.getAccount());
        try {
            subscription = live.attach(subscriptionId(), terms(live), intake);
        } catch (RuntimeException e) {
            accounts.release(live);
            throw e;
        }
        account = live;
    }

    /** Whether it consumes from this account. */
    boolean isOf(LiveAccount other) {
        return endpoint.getAccount().equals(other.definition().name());
    }

    @Override
    protected void doSuspend() throws Exception {
        super.doSuspend();
        if (subscription != null) {
            subscription.suspend();
        }
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        endpoint.accounts().whenStarted(this::goLive);
    }

    @Override
    protected void doStop() throws Exception {
        unsubscribe();
        super.doStop();
    }

    private void unsubscribe() {
        if (subscription != null) {
            subscription.detach();
        }
        if (threads != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(threads);
        }
        if (account != null) {
            endpoint.accounts().release(account);
            account = null;
        }
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    /** Deliveries that were taken and have no exchange yet; those that have one, Camel counts itself. */
    @Override
    public int getPendingExchangesSize() {
        RouteIntake mine = intake;
        return mine == null ? 0 : mine.waiting();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // What waits in the inbox stays there; what is in flight is waited for by Camel.
    }

    private void goLive() {
        RouteSubscription mine = subscription;
        LiveAccount live = account;
        if (mine != null && live != null && !isSuspendingOrSuspended()) {
            mine.resume();
            live.connect(endpoint.accounts().routeIds());
        }
    }

    private Terms terms(LiveAccount live) {
        return new Terms(
                EventSelection.of(options, live.definition().settings().phoneNumber()),
                options.getMaxInflight(),
                new RedeliveryPolicy(
                        options.getRedeliveryDelay(),
                        options.getMaximumRedeliveryDelay(),
                        options.getMaximumDeliveries()));
    }

    /** Never more tasks than deliveries in flight, so that none is refused. */
    private ThreadPoolProfile pool() {
        return new ThreadPoolProfileBuilder("WhatsAppConsumer")
                .poolSize(options.getConsumerThreads())
                .maxPoolSize(options.getConsumerThreads())
                .allowCoreThreadTimeOut(true)
                .maxQueueSize(options.getMaxInflight() + 1)
                .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                .build();
    }

    /** Whether the route was given its id, not numbered by Camel. */
    static boolean hasOwnId(Route route) {
        return Boolean.parseBoolean(String.valueOf(route.getProperties().get(Route.CUSTOM_ID_PROPERTY)));
    }

    private String subscriptionId() {
        String routeId = getRouteId();
        if (routeId == null) {
            return endpoint.getEndpointUri();
        }
        Route route = getRoute();
        if (route != null && !hasOwnId(route)) {
            LOG.warn(
                    "Route '{}' from {} has no id of its own: should it be numbered differently after a restart, what"
                            + " waits for it is given to another route. Give it a routeId",
                    routeId,
                    endpoint);
        }
        return routeId;
    }

    /** Camel finds it through the route. */
    private void addHealthCheck(LiveAccount live) {
        WhatsAppHealthCheck check =
                new WhatsAppHealthCheck(live, endpoint.accounts().time(), subscriptionName());
        check.setCamelContext(endpoint.getCamelContext());
        check.setEnabled(endpoint.getComponent().isHealthCheckConsumerEnabled());
        setHealthCheck(check);
    }

    private String subscriptionName() {
        return getRouteId() == null ? endpoint.getAccount() : getRouteId();
    }

    private LiveAccount account() {
        LiveAccount live = account;
        if (live == null) {
            throw new RejectedExecutionException("The consumer of " + endpoint + " is stopped");
        }
        return live;
    }
}
