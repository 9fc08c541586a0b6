package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.apache.camel.support.builder.PredicateBuilder;
import org.junit.jupiter.api.Test;

/** When a message counts as done, and when it is offered again. Each route is offered a message at most twice. */
class SettlementTest extends ScriptedRoutes {
    private static final String FROM =
            "whatsapp-web:support?redeliveryDelay=10ms&maximumRedeliveryDelay=10ms&maximumDeliveries=2";
    private static final Processor FAIL = exchange -> {
        throw new IllegalStateException("on purpose");
    };

    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void aRouteThatReturnsIsDone() throws Exception {
        offered(1, route -> route.to("mock:in"));
    }

    @Test
    void pooledExchangesAreSettledAsWell() throws Exception {
        context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        context.addRoutes(seda(exchange -> {}));
        begin(route -> route.to("mock:in").to("seda:work").to("mock:after"));
        for (int i = 0; i < 20; i++) {
            server.says("hello");
        }
        awaitSettled();
        assertThat(mock("in").getReceivedCounter()).isEqualTo(20);
    }

    @Test
    void aPooledExchangeThatFailsIsOfferedAgain() throws Exception {
        context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        offered(2, route -> route.to("mock:in").process(FAIL));
        assertThat(statistics().parked()).isEqualTo(1);
    }

    @Test
    void aRouteThatThrowsIsOfferedItAgainAndThenParked() throws Exception {
        offered(2, route -> route.to("mock:in").process(FAIL));
        assertThat(statistics().parked()).isEqualTo(1);
        assertThat(deliveryCounts()).containsExactly(1, 2);
    }

    @Test
    void anExceptionThatTheRouteHandledIsDone() throws Exception {
        offered(1, route -> route.onException(IllegalStateException.class)
                .handled(true)
                .end()
                .to("mock:in")
                .process(FAIL));
    }

    @Test
    void anExceptionThatTheRouteCaughtIsDone() throws Exception {
        offered(1, route -> route.doTry()
                .to("mock:in")
                .process(FAIL)
                .doCatch(IllegalStateException.class)
                .to("mock:caught")
                .end());
    }

    @Test
    void whatWentToADeadLetterIsDone() throws Exception {
        offered(1, route -> route.errorHandler(new DeadLetterChannelBuilder("mock:dead"))
                .to("mock:in")
                .process(FAIL));
        assertThat(mock("dead").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void aMarkForRollbackIsNotDone() throws Exception {
        offered(2, route -> route.to("mock:in").markRollbackOnly());
        assertThat(statistics().parked()).isEqualTo(1);
    }

    @Test
    void aMarkForRollbackOfTheLastIsNotDone() throws Exception {
        offered(2, route -> route.to("mock:in").markRollbackOnlyLast());
        assertThat(statistics().parked()).isEqualTo(1);
    }

    @Test
    void aFailureOfOnePartFailsTheWhole() throws Exception {
        offered(2, route -> route.to("mock:in")
                .split(ExpressionBuilder.constantExpression(List.of(1, 2)))
                .process(FAIL)
                .end());
    }

    @Test
    void workThatWasHandedToSedaIsWaitedFor() throws Exception {
        context.addRoutes(
                seda(exchange -> assertThat(release.await(20, TimeUnit.SECONDS)).isTrue()));
        begin(route -> route.to("mock:in").to("seda:work"));
        server.says("hello");
        await().until(() -> mock("work").getReceivedCounter() == 1);
        assertThat(statistics().inbox()).isEqualTo(1);
        release.countDown();
        awaitSettled();
        assertThat(mock("in").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void aFailureBehindSedaIsNotDone() throws Exception {
        context.addRoutes(seda(FAIL));
        offered(2, route -> route.to("mock:in").to("seda:work"));
        assertThat(statistics().parked()).isEqualTo(1);
    }

    @Test
    void aFailureAfterTheHandOffToSedaIsNotDone() throws Exception {
        context.addRoutes(seda(exchange -> {}));
        offered(2, route -> route.to("mock:in").to("seda:work").process(FAIL));
        assertThat(statistics().parked()).isEqualTo(1);
    }

    @Test
    void anAsynchronousStepIsWaitedFor() throws Exception {
        CompletableFuture<String> later = new CompletableFuture<>();
        begin(route ->
                route.to("mock:in").bean(new Asynchronous(later), "answer").to("mock:after"));
        server.says("hello");
        await().until(() -> mock("in").getReceivedCounter() == 1);
        assertThat(statistics().inbox()).isEqualTo(1);
        later.complete("done");
        awaitSettled();
        assertThat(mock("after").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void anAsynchronousFailureIsNotDone() throws Exception {
        offered(2, route -> route.to("mock:in").bean(new Asynchronous(failure()), "answer"));
        assertThat(statistics().parked()).isEqualTo(1);
    }

    @Test
    void aCallWithAnAnswerIsWaitedFor() throws Exception {
        context.addRoutes(seda(exchange -> exchange.getMessage().setBody("answer")));
        offered(1, route -> route.to("mock:in")
                .to(ExchangePattern.InOut, "seda:work")
                .to("mock:after"));
        assertThat(mock("after").getExchanges().get(0).getIn().getBody()).isEqualTo("answer");
    }

    @Test
    void aFailureOfACallWithAnAnswerIsNotDone() throws Exception {
        context.addRoutes(seda(FAIL));
        offered(2, route -> route.to("mock:in").to(ExchangePattern.InOut, "seda:work"));
    }

    @Test
    void otherThreadsOfTheRouteAreWaitedFor() throws Exception {
        offered(2, route -> route.to("mock:in").threads(2).process(FAIL));
    }

    @Test
    void aStopInTheMiddleIsDone() throws Exception {
        offered(1, route -> route.to("mock:in").stop());
    }

    @Test
    void aFilteredMessageIsDone() throws Exception {
        begin(route -> route.filter(PredicateBuilder.constant(false)).to("mock:in"));
        server.says("hello");
        awaitSettled();
    }

    @Test
    void whatTheRouteDoesOnCompletionComesBeforeSettling() throws Exception {
        begin(route -> route.onCompletion()
                .modeBeforeConsumer()
                .process(exchange -> assertThat(statistics().inbox()).isEqualTo(1))
                .to("mock:completed")
                .end()
                .to("mock:in"));
        server.says("hello");
        awaitSettled();
        assertThat(mock("completed").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsNoMessageIsNotDone() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(FROM + "&exchangePattern=InOut")
                        .routeId("route")
                        .to("mock:in")
                        .setBody(constant(new Object()));
            }
        });
        start();
        server.says("hello");
        await().until(() -> statistics().parked() == 1);
        assertThat(server.written()).isEmpty();
    }

    @Test
    void aParkedMessageIsToldToTheExceptionHandlerAndLetsTheChatGoOn() throws Exception {
        List<Throwable> told = new CopyOnWriteArrayList<>();
        context.getRegistry().bind("told", (ExceptionHandler) new Recorder(told));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(FROM + "&exceptionHandler=#told")
                        .routeId("route")
                        .filter(body().isEqualTo("bad"))
                        .process(FAIL)
                        .end()
                        .to("mock:in");
            }
        });
        start();
        server.says("bad");
        server.says("good");
        await().until(() -> mock("in").getReceivedCounter() == 1);
        await().untilAsserted(() -> assertThat(told).anyMatch(Recorder::isParked));
    }

    private void offered(int times, Consumer<RouteDefinition> steps) throws Exception {
        begin(steps);
        server.says("hello");
        await().until(() -> mock("in").getReceivedCounter() == times);
        await().until(() ->
                statistics().inbox() == statistics().parked() && statistics().inflight() == 0);
        assertThat(mock("in").getReceivedCounter()).isEqualTo(times);
    }

    private void begin(Consumer<RouteDefinition> steps) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                steps.accept(from(FROM).routeId("route"));
            }
        });
    }

    private List<Integer> deliveryCounts() {
        return mock("in").getExchanges().stream()
                .map(exchange -> exchange.getIn().getHeader(WhatsAppConstants.DELIVERY_COUNT, Integer.class))
                .toList();
    }

    private static RouteBuilder seda(Processor work) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // It asks its queue often, so that it stops at once.
                from("seda:work?pollTimeout=20").routeId("work").to("mock:work").process(work);
            }
        };
    }

    private static CompletableFuture<String> failure() {
        return CompletableFuture.failedFuture(new IllegalStateException("on purpose"));
    }

    /** A bean whose answer comes later. */
    public static final class Asynchronous {
        private final CompletableFuture<String> later;

        Asynchronous(CompletableFuture<String> later) {
            this.later = later;
        }

        /** The answer. */
        public CompletableFuture<String> answer() {
            return later;
        }
    }

    private static final class Recorder implements ExceptionHandler {
        private final List<Throwable> told;

        Recorder(List<Throwable> told) {
            this.told = told;
        }

        @Override
        public void handleException(Throwable exception) {
            told.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            told.add(new RuntimeException(message, exception));
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            told.add(new RuntimeException(message, exception));
        }

        static boolean isParked(Throwable problem) {
            return problem.getMessage() != null
                    && problem.getMessage().contains("was parked after 2 failures")
                    && problem.getCause() instanceof IllegalStateException;
        }
    }
}
