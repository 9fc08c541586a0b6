package io.github.camelwhatsapp.component;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Expression;
import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.apache.camel.builder.DefaultErrorHandlerBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.processor.aggregate.UseLatestAggregationStrategy;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * The ways in which a route can do its work, and what each means for the message that it works on: whether the message stays
 * unsettled while the work goes on, and whether it is offered again when the work fails. The page for users has the same lists.
 */
@SuppressWarnings("ImmutableEnumChecker") // what it holds are functions without a state
enum RoutePattern {
    PLAIN(true, true, (route, work) -> route.process(work)),
    DIRECT(true, true, (route, work) -> route.to("direct:work")),
    OTHER_THREADS_OF_THE_ROUTE(true, true, (route, work) -> route.threads(2).process(work)),
    ASYNCHRONOUS_DELAY(
            true, true, (route, work) -> route.delay(1).asyncDelayed().end().process(work)),
    THROTTLE(
            true,
            true,
            (route, work) -> route.throttle(1_000).asyncDelayed().end().process(work)),
    ASYNCHRONOUS_REDELIVERY(true, true, (route, work) -> {
        DefaultErrorHandlerBuilder handler = new DefaultErrorHandlerBuilder();
        handler.maximumRedeliveries(1).redeliveryDelay(1).asyncDelayedRedelivery();
        route.errorHandler(handler).process(work);
    }),
    PART_OF_A_SPLIT(true, true, (route, work) -> route.split(twoParts())
            .to("direct:work")
            .end()),
    PART_OF_A_PARALLEL_SPLIT(true, true, (route, work) -> route.split(twoParts())
            .parallelProcessing()
            .to("direct:work")
            .end()),
    PART_OF_A_SPLIT_WITH_A_SHARED_UNIT_OF_WORK(true, true, (route, work) -> route.split(twoParts())
            .shareUnitOfWork()
            .to("direct:work")
            .end()),
    MULTICAST(true, true, (route, work) -> route.multicast().to("mock:one", "direct:work")),
    PARALLEL_MULTICAST(
            true, true, (route, work) -> route.multicast().parallelProcessing().to("mock:one", "direct:work")),
    RECIPIENT_LIST(true, true, (route, work) -> route.recipientList().constant("mock:one,direct:work")),
    PARALLEL_RECIPIENT_LIST(true, true, (route, work) -> route.recipientList(
                    ExpressionBuilder.constantExpression("mock:one,direct:work"))
            .parallelProcessing()),
    LOOP(true, true, (route, work) -> route.loop(2).to("direct:work").end()),
    ENRICH(true, true, (route, work) -> route.enrich("direct:work")),
    ROUTING_SLIP(true, true, (route, work) -> route.routingSlip().constant("mock:one,direct:work")),
    FAILOVER(true, true, (route, work) -> route.loadBalance()
            .failover()
            .to("direct:work", "direct:work")
            .end()),
    RESEQUENCE(true, true, (route, work) -> route.resequence(messageId())
            .batch()
            .size(1)
            .timeout(20)
            .to("direct:work")
            .end()),
    BEAN_WITH_A_LATER_RESULT(true, true, (route, work) -> route.bean(new LaterResult(work), "answer")),
    SEDA(true, true, (route, work) -> route.to("seda:work")),
    DYNAMIC_SEDA(true, true, (route, work) -> route.setProperty("queue")
            .constant("work")
            .toD("seda:${exchangeProperty.queue}")),
    SEDA_IN_A_TRY(true, true, (route, work) -> route.doTry()
            .to("seda:work")
            .doCatch(UnsupportedOperationException.class)
            .to("mock:one")
            .end()),
    SEDA_IN_A_ROUTING_SLIP(true, true, (route, work) -> route.routingSlip().constant("mock:one,seda:work")),
    SEDA_WITH_AN_ANSWER(true, true, (route, work) -> route.to(ExchangePattern.InOut, "seda:work")),
    SEDA_THAT_IS_WAITED_FOR(true, true, (route, work) -> route.to("seda:work?waitForTaskToComplete=Always")),
    SEDA_THAT_IS_WAITED_FOR_IN_A_SPLIT(true, true, (route, work) -> route.split(twoParts())
            .to("seda:work?waitForTaskToComplete=Always")
            .end()),
    AFTER_THE_HAND_OFF_TO_SEDA(
            true, true, (route, work) -> route.to("seda:fine").process(work)),
    SEDA_WITHOUT_A_CONSUMER_THAT_FAILS(
            true, true, (route, work) -> route.process(work.insteadOfThrowing(exchange -> {}))
                    .filter(work::failsNow)
                    .to("seda:nobody?failIfNoConsumers=true")
                    .end()),
    IDEMPOTENT_CONSUMER(true, true, (route, work) -> route.idempotentConsumer(
                    messageId(), MemoryIdempotentRepository.memoryIdempotentRepository())
            .to("direct:work")
            .end()),
    ROLLBACK_MARK(
            true,
            true,
            (route, work) -> route.process(work.insteadOfThrowing(exchange -> exchange.setRollbackOnly(true)))),
    ROLLBACK_MARK_OF_THE_LAST(
            true,
            true,
            (route, work) -> route.process(work.insteadOfThrowing(exchange -> exchange.setRollbackOnlyLast(true)))),
    ON_COMPLETION_BEFORE_THE_CONSUMER(true, true, (route, work) -> route.onCompletion()
            .modeBeforeConsumer()
            .process(work)
            .end()
            .to("mock:one")),
    DEAD_LETTER_THAT_REPORTS_ITS_OWN_FAILURE(true, true, (route, work) -> {
        DeadLetterChannelBuilder channel = new DeadLetterChannelBuilder("direct:broken");
        channel.deadLetterHandleNewException(false);
        route.errorHandler(channel).process(work);
    }),
    DEAD_LETTER_TO_A_FAILING_SEDA(
            true, true, (route, work) -> route.errorHandler(new DeadLetterChannelBuilder("seda:broken"))
                    .process(work)),

    HANDLED(true, false, (route, work) -> route.onException(IllegalStateException.class)
            .handled(true)
            .end()
            .process(work)),
    CONTINUED(true, false, (route, work) -> route.onException(IllegalStateException.class)
            .continued(true)
            .end()
            .process(work)),
    CAUGHT(true, false, (route, work) -> route.doTry()
            .to("direct:work")
            .doCatch(IllegalStateException.class)
            .to("mock:one")
            .end()),
    DEAD_LETTER(true, false, (route, work) -> route.errorHandler(new DeadLetterChannelBuilder("mock:dead"))
            .process(work)),
    DEAD_LETTER_OF_A_PART(true, false, (route, work) -> route.errorHandler(new DeadLetterChannelBuilder("mock:dead"))
            .split(twoParts())
            .process(work)
            .end()),
    DEAD_LETTER_OF_A_PART_WITH_A_SHARED_UNIT_OF_WORK(
            true, false, (route, work) -> route.errorHandler(new DeadLetterChannelBuilder("mock:dead"))
                    .split(twoParts())
                    .shareUnitOfWork()
                    .process(work)
                    .end()),
    DEAD_LETTER_TO_SEDA(true, false, (route, work) -> route.errorHandler(new DeadLetterChannelBuilder("seda:fine"))
            .process(work)),
    DEAD_LETTER_THAT_FAILS_ITSELF(
            true, false, (route, work) -> route.errorHandler(new DeadLetterChannelBuilder("direct:broken"))
                    .process(work)),
    ROLLBACK_MARK_ON_A_PART(true, false, (route, work) -> route.split(twoParts())
            .process(work.insteadOfThrowing(exchange -> exchange.setRollbackOnly(true)))
            .end()),
    SEDA_WITH_SEVERAL_CONSUMERS(true, false, (route, work) -> route.to("seda:several?multipleConsumers=true")),
    ON_COMPLETION(
            true,
            false,
            (route, work) -> route.onCompletion().process(work).end().to("mock:one")),

    WIRE_TAP(false, false, (route, work) -> route.wireTap("direct:work")),
    AGGREGATE(false, false, (route, work) -> route.aggregate(messageId(), new UseLatestAggregationStrategy())
            .completionSize(1)
            .parallelProcessing()
            .to("direct:work")
            .end()),
    SEDA_IN_A_SPLIT(false, false, (route, work) -> route.split(twoParts())
            .to("seda:work")
            .end()),
    SEDA_IN_A_MULTICAST(false, false, (route, work) -> route.multicast().to("mock:one", "seda:work")),
    SEDA_IN_A_RECIPIENT_LIST(
            false, false, (route, work) -> route.recipientList().constant("mock:one,seda:work")),
    SECOND_HAND_OFF_TO_SEDA(false, false, (route, work) -> route.to("seda:fine").to("seda:work")),
    PARALLEL_ON_COMPLETION(false, false, (route, work) -> route.onCompletion()
            .parallelProcessing()
            .process(work)
            .end()
            .to("mock:one")),
    THREADS_OF_THE_USERS_OWN(false, false, (route, work) -> route.process(work::elsewhere)),
    PARALLEL_SPLIT_THAT_TIMES_OUT(false, true, (route, work) -> route.split(twoParts())
            .parallelProcessing()
            .timeout(500)
            .to("direct:work")
            .end());

    private final boolean waitedFor;
    private final boolean offeredAgain;
    private final BiConsumer<RouteDefinition, RouteWork> steps;

    RoutePattern(boolean waitedFor, boolean offeredAgain, BiConsumer<RouteDefinition, RouteWork> steps) {
        this.waitedFor = waitedFor;
        this.offeredAgain = offeredAgain;
        this.steps = steps;
    }

    /** Whether the message stays unsettled while the work goes on. */
    boolean isWaitedFor() {
        return waitedFor;
    }

    /** Whether the message is offered again when the work fails. */
    boolean isOfferedAgain() {
        return offeredAgain;
    }

    /** Appends what the pattern does to a route. */
    void appendTo(RouteDefinition route, RouteWork work) {
        steps.accept(route, work);
    }

    private static Expression twoParts() {
        return ExpressionBuilder.constantExpression(List.of("a", "b"));
    }

    private static Expression messageId() {
        return ExpressionBuilder.headerExpression(WhatsAppConstants.MESSAGE_ID);
    }

    /** A bean whose answer comes later. */
    public static final class LaterResult {
        private final RouteWork work;

        LaterResult(RouteWork work) {
            this.work = work;
        }

        /** The answer. */
        public CompletableFuture<String> answer(Exchange exchange) {
            return work.later(exchange);
        }
    }
}
