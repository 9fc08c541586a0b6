package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteLifecycleTest extends ScriptedRoutes {
    private final ShiftedTime time = new ShiftedTime();

    @BeforeEach
    void bindTime() {
        context.getRegistry().bind("time", TimeSource.class, time);
    }

    @Test
    void aSuspendedRouteGetsWhatCameMeanwhileWhenItIsResumed() throws Exception {
        start(route("in"));
        context.getRouteController().suspendRoute("in");
        server.says("hello");
        assertThat(statistics().inbox()).isEqualTo(1);
        assertThat(mock("in").getReceivedCounter()).isZero();
        context.getRouteController().resumeRoute("in");
        awaitReceived("in", 1);
        awaitSettled();
    }

    @Test
    void aStoppedRouteGetsWhatCameMeanwhileWhenItIsStarted() throws Exception {
        start(route("in"), route("other"));
        context.getRouteController().stopRoute("in");
        server.says("hello");
        awaitReceived("other", 1);
        assertThat(mock("in").getReceivedCounter()).isZero();
        context.getRouteController().startRoute("in");
        awaitReceived("in", 1);
        awaitSettled();
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aRouteThatIsRemovedAndComesBackSoonGetsWhatWaitedForIt() throws Exception {
        start(route("in"), route("other"));
        remove("in");
        server.says("hello");
        time.shift(Duration.ofSeconds(59));
        context.addRoutes(route("in"));
        awaitReceived("in", 1);
        time.shift(Duration.ofSeconds(30));
        server.says("again");
        awaitReceived("in", 2);
    }

    @Test
    void whatWaitedForARemovedRouteIsGivenUpAfterAMinute() throws Exception {
        start(route("in"), route("other"));
        context.getRouteController().stopRoute("in");
        server.says("hello");
        awaitReceived("other", 1);
        remove("in");
        time.shift(Duration.ofSeconds(61));
        awaitSettled();
        context.addRoutes(route("in"));
        server.says("again");
        awaitReceived("in", 1);
        assertThat(mock("in").getExchanges().get(0).getIn().getBody()).isEqualTo("again");
    }

    @Test
    void theConnectionOutlivesItsLastUserByAMinute() throws Exception {
        start(route("in"));
        context.getRouteController().stopRoute("in");
        time.shift(Duration.ofSeconds(59));
        context.getRouteController().startRoute("in");
        assertThat(server.connections()).isEqualTo(1);
        context.getRouteController().stopRoute("in");
        time.shift(Duration.ofSeconds(61));
        await().until(() -> WhatsAppAccounts.of(context).client(SUPPORT).isEmpty());
        context.getRouteController().startRoute("in");
        await().until(() -> server.connections() == 2);
    }

    @Test
    void stoppingOneRouteLeavesTheConnectionToTheOthers() throws Exception {
        start(route("in"), route("other"));
        context.getRouteController().stopRoute("in");
        time.shift(Duration.ofMinutes(5));
        server.says("hello");
        awaitReceived("other", 1);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aContextThatStopsWaitsForTheExchangeInFlight() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support")
                        .routeId("in")
                        .process(exchange -> {
                            begun.countDown();
                            assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
                        })
                        .to("mock:in");
            }
        });
        var received = mock("in");
        server.says("hello");
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        Thread stopping = new Thread(context::stop);
        stopping.start();
        await().until(() -> context.getStatus().isStopping());
        release.countDown();
        stopping.join(20_000);
        assertThat(stopping.isAlive()).isFalse();
        assertThat(received.getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void aContextThatIsStartedAgainTalksAgain() throws Exception {
        start(route("in"));
        context.stop();
        // Camel forgets components and beans when it stops.
        context.addComponent("whatsapp-web", new WhatsAppComponent().addAccount(SUPPORT, account()));
        context.start();
        await().until(() -> server.connections() == 2 && client().status().isOnline());
        server.says("hello");
        awaitReceived("in", 1);
    }

    @Test
    void aRouteThatWasNumberedHasNoIdOfItsOwn() throws Exception {
        start(route("in"), new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support").to("mock:numbered");
            }
        });
        assertThat(context.getRoutes()).extracting(WhatsAppConsumer::hasOwnId).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void twoConsumersOutsideRoutesNeedTheirOwnUris() throws Exception {
        start(route("in"));
        var endpoint = context.getEndpoint("whatsapp-web:support");
        var first = endpoint.createConsumer(exchange -> {});
        var second = endpoint.createConsumer(exchange -> {});
        first.start();
        assertThatThrownBy(second::start).hasMessageContaining("each route needs an id of its own");
        first.stop();
    }

    private void remove(String routeId) throws Exception {
        context.getRouteController().stopRoute(routeId);
        assertThat(context.removeRoute(routeId)).isTrue();
    }

    private void awaitReceived(String name, int count) {
        await().until(() -> mock(name).getReceivedCounter() >= count);
    }

    private static RouteBuilder route(String name) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support").routeId(name).to("mock:" + name);
            }
        };
    }
}
