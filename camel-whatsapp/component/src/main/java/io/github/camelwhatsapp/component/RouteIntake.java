package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.component.RouteSubscription.Receiver;
import io.github.camelwhatsapp.component.SharedMedia.Bytes;
import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.delivery.Delivery;
import io.github.camelwhatsapp.delivery.Parked;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.model.MediaContent;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an exchange of each event that the account delivers to a route, gives it to the route, and settles the event once the route is
 * done with it. Made anew each time the route starts. Safe for use by several threads.
 */
final class RouteIntake implements Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(RouteIntake.class);

    private final WhatsAppConsumer consumer;
    private final WhatsAppConfiguration options;
    private final Supplier<LiveAccount> account;
    private final Executor threads;
    private final BiConsumer<Receiver, Delivery> holder;
    private final EventBinding binding;
    private final Answers answers;
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param consumer the route's
     * @param account whose events they are; throws a {@link RejectedExecutionException} once the consumer is stopped
     * @param threads where exchanges are begun
     * @param holder takes back what came while the route stopped
     */
    RouteIntake(
            WhatsAppConsumer consumer,
            Supplier<LiveAccount> account,
            Executor threads,
            BiConsumer<Receiver, Delivery> holder) {
        this.consumer = consumer;
        this.account = account;
        this.threads = threads;
        this.holder = holder;
        options = consumer.getEndpoint().getConfiguration();
        binding = new EventBinding(consumer.getEndpoint().getAccount(), options.getMedia());
        answers = new Answers(options.isMarkRead(), this::takeIn);
    }

    /** Deliveries that were taken and have no exchange yet. */
    int waiting() {
        return waiting.get();
    }

    @Override
    public void deliver(Delivery delivery) {
        waiting.incrementAndGet();
        try {
            threads.execute(() -> begin(delivery));
        } catch (RejectedExecutionException e) {
            waiting.decrementAndGet();
            LOG.debug("A delivery came while the route stopped; it waits for the next start", e);
            holder.accept(this, delivery);
        }
    }

    @Override
    public void parked(Parked parked) {
        String why = parked.event().isEmpty()
                ? "because the store holds it damaged"
                : "after " + options.getMaximumDeliveries() + " failures";
        consumer.getExceptionHandler()
                .handleException(
                        "The " + parked.kind() + " in chat " + parked.conversation() + " was parked " + why
                                + "; it is replayed or dropped over JMX",
                        parked.reason());
    }

    private void begin(Delivery delivery) {
        waiting.decrementAndGet();
        try {
            process(delivery);
        } catch (RuntimeException | Error e) {
            delivery.fail(e);
            consumer.getExceptionHandler().handleException("An event could not be handed to the route", e);
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

    private void process(Delivery delivery, Optional<SharedMedia> medium) {
        Exchange exchange = consumer.createExchange(true);
        medium.ifPresentOrElse(
                bytes -> binding.bind(delivery.event(), delivery.count(), exchange, bytes),
                () -> binding.bind(delivery.event(), delivery.count(), exchange));
        route(delivery, exchange);
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
            holder.accept(this, delivery);
        }
    }

    /** The route need not wait for the phone: it gets the message as it is, and the medium by another event. */
    private static boolean isPending(@Nullable Throwable problem) {
        return StageFailures.cause(problem) instanceof MediaException failed
                && failed.reason() == MediaException.Reason.PENDING;
    }

    /** An exchange whose medium another event will bring. */
    private Exchange pending(Delivery delivery) {
        Exchange exchange = consumer.createExchange(true);
        binding.bind(delivery.event(), delivery.count(), exchange);
        exchange.getMessage().setHeader(WhatsAppConstants.PENDING, true);
        return exchange;
    }

    private void route(Delivery delivery, Exchange exchange) {
        followTrace(delivery.event(), exchange);
        Settlement settlement = new Settlement(delivery, routed -> answers.of(delivery.event(), routed));
        exchange.getExchangeExtension().addOnCompletion(settlement);
        AsyncCallback callback = consumer.defaultConsumerCallback(exchange, true);
        consumer.getAsyncProcessor().process(exchange, done -> {
            settlement.routed(exchange);
            callback.done(done);
        });
    }

    /** What tells of a message that was sent goes on in the trace of the send. */
    private void followTrace(Event event, Exchange exchange) {
        account.get().traces().ofAny(EventBinding.sentIds(event)).ifPresent(trace -> exchange.getIn()
                .getHeaders()
                .putAll(trace));
    }

    private CompletionStage<Bytes> fetch(Event event, MediaContent medium) {
        return account.get().fetch(event, medium);
    }

    /** Takes in the medium of an answer, whose bytes may go with the exchange. */
    private MediaContent takeIn(MediaContent content) {
        try {
            return account.get().client().takeIn(content).toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("The wait for the medium of the answer was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        }
    }
}
