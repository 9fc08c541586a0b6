package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.component.RouteWork.Moment;
import io.github.camelwhatsapp.model.Party;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way in which a route can work, at each moment in the life of a message. */
@SuppressWarnings("EnumOrdinal") // it only tells chats apart
class DeliveryMatrixTest extends ScriptedRoutes {
    private static final int MAXIMUM_DELIVERIES = 3;
    private static final String FROM = "whatsapp-web:support?redeliveryDelay=1ms&maximumRedeliveryDelay=1ms"
            + "&maximumDeliveries=" + MAXIMUM_DELIVERIES;
    /** So that the consumer ends at once. */
    private static final String QUICK = "?pollTimeout=10";

    private static final Processor BROKEN = exchange -> {
        throw new UnsupportedOperationException("on purpose");
    };

    private final RouteWork work = new RouteWork();

    @AfterEach
    void letGo() {
        work.release();
    }

    @ParameterizedTest
    @EnumSource
    void settlesAfterTheWorkAndOffersAgainWhatFailedAsThePageSays(RoutePattern pattern) throws Exception {
        start(routes(pattern));
        holds(pattern);
        for (Moment moment : Moment.values()) {
            says(moment.name(), moment.ordinal());
        }
        eventually(() -> statistics().inbox() == statistics().parked());
        assertThat(replay(Moment.REPLAY)).isTrue();
        if (pattern.isOfferedAgain()) {
            eventually(() -> work.done().size() == 3 && statistics().inbox() == 1);
            assertThat(work.done()).containsExactly("FIRST 2", "REDELIVERY 3", "REPLAY 5");
            assertThat(parked(Moment.LAST)).isTrue();
        } else {
            eventually(() -> statistics().inbox() == 0);
            assertThat(work.done()).allMatch("failed elsewhere"::equals);
        }
    }

    private void holds(RoutePattern pattern) {
        says(RouteWork.HOLD, 9);
        eventually(work::hasBegunToHold);
        if (pattern.isWaitedFor()) {
            assertThat(statistics().inbox()).isEqualTo(1);
            work.release();
        }
        eventually(() -> statistics().inbox() == 0);
        work.release();
    }

    private RouteBuilder routes(RoutePattern pattern) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // Before all that the pattern does.
                interceptFrom("whatsapp-web:*").process(work::giveBackUntilItsMoment);
                from("direct:work").routeId("direct-work").process(work);
                from("seda:work" + QUICK).routeId("seda-work").process(work);
                from("seda:fine" + QUICK).routeId("seda-fine").to("mock:fine");
                from("seda:several" + QUICK + "&multipleConsumers=true")
                        .routeId("several-1")
                        .to("mock:fine");
                from("seda:several" + QUICK + "&multipleConsumers=true")
                        .routeId("several-2")
                        .process(work);
                from("direct:broken").routeId("direct-broken").process(BROKEN);
                from("seda:broken" + QUICK).routeId("seda-broken").process(BROKEN);
                pattern.appendTo(from(FROM).routeId("route"), work);
            }
        };
    }

    private void says(String text, int chat) {
        Party party = chatOf(chat);
        server.says(party, party, text);
    }

    private boolean parked(Moment moment) {
        return client().parked(10).toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join().stream()
                .anyMatch(row -> row.message()
                        .conversation()
                        .equals(chatOf(moment.ordinal()).conversationKey()));
    }

    private boolean replay(Moment moment) {
        return client().parked(10).toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join().stream()
                .filter(row -> row.message()
                        .conversation()
                        .equals(chatOf(moment.ordinal()).conversationKey()))
                .anyMatch(row -> client().replay(row.sequence(), row.routeId())
                        .toCompletableFuture()
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join());
    }

    private static Party chatOf(int number) {
        return Party.ofPhone("3460000020" + number);
    }

    private static void eventually(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(5)).until(condition);
    }
}
