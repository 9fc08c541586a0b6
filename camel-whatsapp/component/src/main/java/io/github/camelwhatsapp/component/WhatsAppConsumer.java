package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.component.RouteSubscription.Receiver;
import io.github.camelwhatsapp.component.RouteSubscription.Terms;
import io.github.camelwhatsapp.component.SharedMedia.Bytes;
import io.github.camelwhatsapp.delivery.Delivery;
import io.github.camelwhatsapp.delivery.Parked;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.model.MediaContent;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
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

/** Makes an exchange of each event that a route wants, and settles the event once the route is done with it. */
public class WhatsAppConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {
    private static final Logger LOG = LoggerFactory.getLogger(WhatsAppConsumer.class);

    private final WhatsAppEndpoint endpoint;
    private final WhatsAppConfiguration options;
    private final EventBinding binding;
    private final Answers answers;
    private final AtomicInteger waiting = new AtomicInteger();
    private @Nullable LiveAccount account;
    private @Nullable RouteSubscription subscription;
    private @Nullable ExecutorService threads;

    /** A consumer of this endpoint's account. */
    public WhatsAppConsumer(WhatsAppEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        options = endpoint.getConfiguration();
        binding = new EventBinding(endpoint.getAccount(), options.getMedia());
        answers = new Answers(options.isMarkRead(), this::takeIn);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        WhatsAppAccounts accounts = endpoint.accounts();
        threads =
                endpoint.getCamelContext().getExecutorServiceManager().newThreadPool(this, "WhatsAppConsumer", pool());
        LiveAccount live = accounts.acquire(endpoint.getAccount());
        try {
            subscription = live.attach(subscriptionId(), terms(live), new Intake());
        } catch (RuntimeException e) {
            accounts.release(live);
            throw e;
        }
        account = live;
        addHealthCheck(live);
        accounts.whenStarted(this::goLive);
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
        super.doStop();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    /** Deliveries that were taken and have no exchange yet; those that have one, Camel counts itself. */
    @Override
    public int getPendingExchangesSize() {
        return waiting.get();
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

    private void begin(Delivery delivery) {
        waiting.decrementAndGet();
        try {
            process(delivery);
        } catch (RuntimeException | Error e) {
            delivery.fail(e);
            handleException("An event could not be handed to the route", e);
        }
    }

    private void process(Delivery delivery) {
        Optional<SharedMedia> medium = binding.mediumOf(delivery.event())
                .map(content -> new SharedMedia(content, same -> fetch(delivery.event(), same)));
        if (medium.isEmpty() || options.getMedia() == MediaMode.LAZY) {
            process(delivery, medium);
        } else {
            fetchFirst(delivery, medium.get());
        }
    }

    /** Holds the medium until the exchange has taken it over. */
    private void fetchFirst(Delivery delivery, SharedMedia medium) {
        medium.acquire();
        medium.begin().whenComplete((fetched, problem) -> {
            if (isPending(problem)) {
                processOnThreads(medium, delivery, () -> route(delivery, pending(delivery)));
            } else if (problem != null) {
                delivery.fail(problem.getCause() == null ? problem : problem.getCause());
                medium.release();
            } else {
                processOnThreads(medium, delivery, () -> process(delivery, Optional.of(medium)));
            }
        });
    }

    /** Leaves the threads that fetch media: the route may take its time. */
    private void processOnThreads(SharedMedia medium, Delivery delivery, Runnable work) {
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    delivery.fail(e);
                } finally {
                    medium.release();
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("A medium was fetched while the route stopped; it waits for the next start", e);
            medium.release();
            subscription.hold(delivery);
        }
    }

    private CompletionStage<Bytes> fetch(Event event, MediaContent medium) {
        return account().fetch(event, medium);
    }

    /** The route need not wait for the phone: it gets the message as it is, and the medium by another event. */
    private static boolean isPending(@Nullable Throwable problem) {
        Throwable real = problem instanceof CompletionException ? problem.getCause() : problem;
        return real instanceof MediaException failed && failed.reason() == MediaException.Reason.PENDING;
    }

    private LiveAccount account() {
        LiveAccount live = account;
        if (live == null) {
            throw new RejectedExecutionException("The consumer of " + endpoint + " is stopped");
        }
        return live;
    }

    /** Takes in the medium of an answer, whose bytes may go with the exchange. */
    private MediaContent takeIn(MediaContent content) {
        try {
            return account().client().takeIn(content).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void process(Delivery delivery, Optional<SharedMedia> medium) {
        Exchange exchange = createExchange(true);
        medium.ifPresentOrElse(
                bytes -> binding.bind(delivery.event(), delivery.count(), exchange, bytes),
                () -> binding.bind(delivery.event(), delivery.count(), exchange));
        route(delivery, exchange);
    }

    /** An exchange whose medium another event will bring. */
    private Exchange pending(Delivery delivery) {
        Exchange exchange = createExchange(true);
        binding.bind(delivery.event(), delivery.count(), exchange);
        exchange.getMessage().setHeader(WhatsAppConstants.PENDING, true);
        return exchange;
    }

    private void route(Delivery delivery, Exchange exchange) {
        followTrace(delivery.event(), exchange);
        Settlement settlement = new Settlement(delivery, routed -> answers.of(delivery.event(), routed));
        exchange.getExchangeExtension().addOnCompletion(settlement);
        AsyncCallback callback = defaultConsumerCallback(exchange, true);
        getAsyncProcessor().process(exchange, done -> {
            settlement.routed(exchange);
            callback.done(done);
        });
    }

    /** What tells of a message that was sent goes on in the trace of the send. */
    private void followTrace(Event event, Exchange exchange) {
        account().traces().ofAny(EventBinding.sentIds(event)).ifPresent(trace -> exchange.getIn()
                .getHeaders()
                .putAll(trace));
    }

    /** Takes what the account delivers to the route. */
    private final class Intake implements Receiver {
        @Override
        public void deliver(Delivery delivery) {
            waiting.incrementAndGet();
            try {
                threads.execute(() -> begin(delivery));
            } catch (RejectedExecutionException e) {
                waiting.decrementAndGet();
                LOG.debug("A delivery came while the route stopped; it waits for the next start", e);
                subscription.hold(delivery);
            }
        }

        @Override
        public void parked(Parked parked) {
            String why = parked.event().isEmpty()
                    ? "because the store holds it damaged"
                    : "after " + options.getMaximumDeliveries() + " failures";
            getExceptionHandler()
                    .handleException(
                            "The " + parked.kind() + " in chat " + parked.conversation() + " was parked " + why
                                    + "; it is replayed or dropped over JMX",
                            parked.reason());
        }
    }
}
