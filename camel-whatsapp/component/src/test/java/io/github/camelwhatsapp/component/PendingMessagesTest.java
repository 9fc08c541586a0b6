package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.ReceiptType;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes that are suspended, stopped, removed, reloaded and shut down while messages wait for them or are with them. */
class PendingMessagesTest extends ScriptedRoutes {
    private static final String WAITS_LONG =
            "whatsapp-web:support?redeliveryDelay=25s&maximumRedeliveryDelay=25s&maximumDeliveries=2";

    private final ShiftedTime time = new ShiftedTime();
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile boolean broken = true;

    @TempDir
    Path directory;

    @BeforeEach
    void bindTime() {
        context.getRegistry().bind("time", TimeSource.class, time);
    }

    @AfterEach
    void letGo() {
        release.countDown();
    }

    @Test
    void aMessageThatWaitsForItsNextOfferWaitsOnWhileItsRouteIsSuspended() throws Exception {
        start(failing(WAITS_LONG));
        failOnce();
        context.getRouteController().suspendRoute("in");
        time.shift(Duration.ofSeconds(26));
        server.says(Party.ofPhone("34600000002"), Party.ofPhone("34600000002"), "another chat");
        assertThat(mock("in").getReceivedCounter()).isEqualTo(1);

        context.getRouteController().resumeRoute("in");
        awaitReceived(3);
        awaitSettled();
        assertThat(counts("hello")).containsExactly(1, 2);
    }

    @Test
    void aMessageThatWaitsForItsNextOfferComesToTheRouteWhenItIsStartedAgain() throws Exception {
        start(failing(WAITS_LONG));
        failOnce();
        context.getRouteController().stopRoute("in");
        time.shift(Duration.ofSeconds(26));
        assertThat(statistics().inbox()).isEqualTo(1);

        context.getRouteController().startRoute("in");
        awaitReceived(2);
        awaitSettled();
        assertThat(counts("hello")).containsExactly(1, 2);
    }

    @Test
    void aMessageThatWaitsForItsNextOfferIsGivenUpWithItsRoute() throws Exception {
        start(failing(WAITS_LONG), other());
        failOnce();
        context.getRouteController().stopRoute("in");
        context.removeRoute("in");
        time.shift(Duration.ofSeconds(61));
        awaitSettled();
        assertThat(mock("in").getReceivedCounter()).isZero(); // Camel made another mock with the removal.
    }

    @Test
    void parkedMessagesOfARemovedRouteAreGivenUpAndThoseOfAStoppedOneStay() throws Exception {
        start(failing("whatsapp-web:support?maximumDeliveries=1"), other());
        server.says("hello");
        await().until(() -> statistics().parked() == 1);
        context.getRouteController().stopRoute("in");
        assertThat(statistics().parked()).isEqualTo(1);
        context.removeRoute("in");
        time.shift(Duration.ofSeconds(61));
        await().until(() -> statistics().parked() == 0 && statistics().inbox() == 0);
    }

    @Test
    void aReloadedRouteThatWantsSomethingElseGetsWhatWaitedForIt() throws Exception {
        start(failing(WAITS_LONG), other());
        failOnce();
        server.says("behind it");
        context.getRouteController().stopRoute("in");
        context.removeRoute("in");
        context.addRoutes(failing("whatsapp-web:support?events=message,presence&maxInflight=3"));

        awaitReceived(2); // Camel made another mock with the removal.
        awaitSettled();
        assertThat(bodies()).containsExactly("hello", "behind it");
        assertThat(counts("hello")).containsExactly(2);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void eachOfSeveralRoutesWithOverlappingFiltersSettlesItsOwn() throws Exception {
        start(
                failing("whatsapp-web:support?events=message&maximumDeliveries=1"),
                route("whatsapp-web:support?events=message,receipt", "both"),
                route("whatsapp:support?events=receipt,presence", "receipts"),
                route("whatsapp:support?events=chatState", "neither"));
        server.says("hello");
        server.comes(receipt());
        await().until(() -> mock("both").getReceivedCounter() == 2);
        await().until(() -> mock("receipts").getReceivedCounter() == 1);
        await().until(() -> statistics().parked() == 1 && statistics().inbox() == 1);
        assertThat(statistics().unconsumed()).isZero();

        broken = false;
        client().parked(1)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join()
                .forEach(row -> client().replay(row.sequence(), row.routeId()));
        awaitSettled();
        assertThat(mock("both").getReceivedCounter()).isEqualTo(2);
        assertThat(counts("hello")).containsExactly(1, 2);
    }

    @Test
    void aSuspendedRouteKeepsWhatIsParkedAndWhatComes() throws Exception {
        start(failing("whatsapp-web:support?maximumDeliveries=1"));
        server.says("hello");
        await().until(() -> statistics().parked() == 1);
        context.getRouteController().suspendRoute("in");
        server.says("behind it");
        client().parked(1)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join()
                .forEach(row -> client().replay(row.sequence(), row.routeId())
                        .toCompletableFuture()
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join());
        assertThat(statistics().inbox()).isEqualTo(2);
        assertThat(mock("in").getReceivedCounter()).isEqualTo(1);

        broken = false;
        context.getRouteController().resumeRoute("in");
        awaitSettled();
        assertThat(statistics().parked()).isZero();
        assertThat(bodies()).contains("hello", "behind it");
        assertThat(counts("hello")).containsExactly(1, 2);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aRouteThatNeverReturnsHoldsUpItsChatOnlyAndTellsSinceWhen() throws Exception {
        start(blocking());
        server.says("block");
        server.says("behind it");
        Party other = Party.ofPhone("34600000002");
        server.says(other, other, "another chat");
        awaitReceived(1);
        assertThat(bodies()).containsExactly("another chat");
        assertThat(statistics().inflight()).isEqualTo(1);
        assertThat(statistics().oldestInflight())
                .hasValueSatisfying(since -> assertThat(since).isBefore(time.now()));

        release.countDown();
        awaitSettled();
        assertThat(bodies()).containsExactly("another chat", "block", "behind it");
        assertThat(statistics().oldestInflight()).isEmpty();
    }

    @Test
    void aShutdownWaitsForWhatIsInFlightAndLeavesTheRestInOrder() throws Exception {
        inFile();
        start(blocking());
        server.says("block");
        await().until(() -> statistics().inflight() == 1);
        server.says("behind it");
        AtomicInteger received = new AtomicInteger();
        mock("in").whenAnyExchangeReceived(exchange -> received.incrementAndGet());
        Thread stopping = new Thread(context::stop);
        stopping.start();
        await().until(() -> context.getStatus().isStopping());
        release.countDown();
        stopping.join(20_000);

        int done = received.get();
        assertThat(done).isBetween(1, 2);
        again();
        server.says("after it");
        awaitReceived(3 - done);
        awaitSettled();
        assertThat(bodies()).endsWith("after it").doesNotContain("block");
        assertThat(deliveryCounts()).containsOnly(1);
    }

    @Test
    void aShutdownThatWasForcedOffersWhatWasInFlightAgainWithAHigherCount() throws Exception {
        inFile();
        context.getShutdownStrategy().setTimeout(1);
        context.getExecutorServiceManager().setShutdownAwaitTermination(500);
        start(blocking());
        server.says("block");
        server.says("behind it");
        await().until(() -> statistics().inflight() == 1);
        context.stop();

        release.countDown();
        again();
        awaitReceived(2);
        awaitSettled();
        assertThat(bodies()).containsExactly("block", "behind it");
        assertThat(deliveryCounts()).containsExactly(2, 1);
    }

    @Test
    void anAnswerOfARouteThatFailedFirstIsSentOnceAndOnlyWhenItIsDone() throws Exception {
        AtomicInteger offers = new AtomicInteger();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support?exchangePattern=InOut&redeliveryDelay=5ms&maximumRedeliveryDelay=5ms")
                        .routeId("in")
                        .setBody(simple("you said ${body}"))
                        .process(exchange -> {
                            if (offers.incrementAndGet() < 3) {
                                throw new IllegalStateException("on purpose");
                            }
                        });
            }
        });
        server.says("hello");
        awaitSettled();
        await().until(() -> !server.written().isEmpty());
        assertThat(offers).hasValue(3);
        assertThat(server.written()).containsExactly(new SendMessage(ScriptedServer.ANN, new Text("you said hello")));
    }

    private void failOnce() {
        server.says("hello");
        awaitReceived(1);
        await().until(() -> statistics().inflight() == 0);
        broken = false;
    }

    private RouteBuilder failing(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("in").to("mock:in").process(exchange -> {
                    if (broken) {
                        throw new IllegalStateException("on purpose");
                    }
                });
            }
        };
    }

    private RouteBuilder blocking() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support")
                        .routeId("in")
                        .process(exchange -> {
                            if ("block".equals(exchange.getIn().getBody())) {
                                assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
                            }
                        })
                        .to("mock:in");
            }
        };
    }

    private static RouteBuilder other() {
        return route("whatsapp-web:support?events=presence", "other");
    }

    private static RouteBuilder route(String uri, String name) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(name).to("mock:" + name);
            }
        };
    }

    private static ReceiptReceived receipt() {
        return new ReceiptReceived(
                ReceiptType.READ,
                List.of("OUT1"),
                ScriptedServer.ANN,
                Optional.empty(),
                ScriptedServer.SENT_AT,
                Origin.LIVE,
                0);
    }

    private void inFile() {
        WhatsAppAccount account = context.getComponent("whatsapp-web", WhatsAppComponent.class)
                .getAccounts()
                .get(SUPPORT);
        account.setStore(WhatsAppAccount.Storage.FILE);
        account.setStorePath(directory.toString());
    }

    /** Another CamelContext on what the store of the first one holds. */
    private void again() throws Exception {
        context = new DefaultCamelContext();
        context.addComponent(WhatsAppConstants.SCHEME, new WhatsAppComponent().addAccount(SUPPORT, account()));
        inFile();
        start(blocking());
    }

    private void awaitReceived(int count) {
        await().until(() -> mock("in").getReceivedCounter() >= count);
        assertThat(mock("in").getReceivedCounter()).isEqualTo(count);
    }

    private List<Object> bodies() {
        return mock("in").getExchanges().stream()
                .map(exchange -> exchange.getIn().getBody())
                .toList();
    }

    private List<Integer> deliveryCounts() {
        return mock("in").getExchanges().stream()
                .map(PendingMessagesTest::count)
                .toList();
    }

    private List<Integer> counts(String body) {
        return mock("in").getExchanges().stream()
                .filter(exchange -> body.equals(exchange.getIn().getBody()))
                .map(PendingMessagesTest::count)
                .toList();
    }

    private static Integer count(Exchange exchange) {
        return exchange.getIn().getHeader(WhatsAppConstants.DELIVERY_COUNT, Integer.class);
    }
}
