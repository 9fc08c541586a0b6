package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthAndManagementTest extends ScriptedRoutes {
    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

    @BeforeEach
    void askTheConsumers() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        registry.register(registry.resolveById("consumers"));
    }

    @BeforeEach
    void shortPatience() {
        context.getComponent("whatsapp-web", WhatsAppComponent.class)
                .getAccounts()
                .get(SUPPORT)
                .setDownAfter(Duration.ofMillis(300));
    }

    @Test
    void anAccountThatIsOnlineIsUp() throws Exception {
        start(route(""));
        HealthCheck.Result health = health();
        assertThat(health.getState()).isEqualTo(State.UP);
        assertThat(health.getDetails())
                .containsEntry("account", SUPPORT)
                .containsEntry("state", "ONLINE")
                .containsEntry("parked", 0L)
                .containsKeys("cause", "since", "inbox");
        assertThat(health.getCheck().isLiveness()).isFalse();
    }

    @Test
    void anAccountThatIsOfflineIsDownOnlyAfterAWhile() throws Exception {
        start(route(""));
        server.refuses(ConnectionCause.of(Kind.CONNECT_FAILED));
        server.cut();
        await().until(() -> health().getDetails().containsKey("offlineSince"));
        await().until(() -> health().getState() == State.DOWN);
        assertThat(health().getMessage())
                .hasValueSatisfying(text -> assertThat(text).contains("Account 'support' is"));
        server.accepts();
        await().until(() -> health().getState() == State.UP && client().status().isOnline());
    }

    @Test
    void anAccountThatOnlyAPersonCanMendIsDownAtOnceAndCanBeStartedAgain() throws Exception {
        server.refuses(new ConnectionCause(Kind.NOT_AUTHORIZED, "wrong password"));
        context.addRoutes(route(""));
        context.start();
        await().until(() -> health().getState() == State.DOWN);
        assertThat(health().getDetails()).containsEntry("cause", "NOT_AUTHORIZED (wrong password)");
        server.accepts();
        BEANS.invoke(endpointBean(), "reconnect", new Object[0], new String[0]);
        await().until(() -> health().getState() == State.UP);
    }

    @Test
    void theAccountOfASuspendedRouteIsUp() throws Exception {
        start(route(""));
        context.getRouteController().suspendRoute("in");
        assertThat(client().status().isOnline()).isTrue();
        // Camel's own check of a suspended route does not ask ours.
        HealthCheckAware consumer = (HealthCheckAware) context.getRoute("in").getConsumer();
        assertThat(consumer.getHealthCheck().call().getState()).isEqualTo(State.UP);
    }

    @Test
    void healthCanBeSwitchedOff() throws Exception {
        context.getComponent("whatsapp-web", WhatsAppComponent.class).setHealthCheckConsumerEnabled(false);
        server.refuses(ConnectionCause.of(Kind.NOT_AUTHORIZED));
        context.addRoutes(route(""));
        context.start();
        await().until(() -> !client().status().cause().kind().equals(Kind.REQUESTED));
        assertThat(health().getState()).isNotEqualTo(State.DOWN);
    }

    @Test
    void managementShowsTheConnectionAndTheInbox() throws Exception {
        start(route(""));
        assertThat(attribute("ConnectionState")).isEqualTo("ONLINE");
        assertThat(attribute("ConnectionCause")).isEqualTo("PROGRESS");
        assertThat(attribute("ConnectionSince").toString()).contains("T");
        assertThat(attribute("Reconnects")).isEqualTo(0L);
        context.getRouteController().suspendRoute("in");
        server.says("hello");
        assertThat(attribute("InboxDepth")).isEqualTo(1L);
        assertThat(attribute("InboxInflight")).isEqualTo(0);
        assertThat(attribute("InboxOldest").toString()).contains("T");
        server.cut();
        await().until(() -> attribute("Reconnects").equals(1L));
    }

    @Test
    void managementAndHealthShowTheLastProofAndWhatWaitsToBeSentAndForItsTurn() throws Exception {
        context.getComponent("whatsapp-web", WhatsAppComponent.class)
                .getAccounts()
                .get(SUPPORT)
                .setPacing(WhatsAppAccount.Pace.GENTLE);
        start(route(""));
        assertThat(attribute("LastProof")).isEqualTo("");
        assertThat(attribute("OutboxDepth")).isEqualTo(0L);
        assertThat(health().getDetails()).doesNotContainKey("lastProof");
        server.answersAPing();
        server.withholdAcks();
        for (int i = 0; i < 22; i++) {
            client().send(new SendMessage(ScriptedServer.ANN, new Text("no answer")), SendOptions.DEFAULT);
        }
        await().until(() ->
                attribute("OutboxDepth").equals(22L) && attribute("OutboxPaced").equals(2L));
        assertThat(attribute("LastProof").toString()).contains("T");
        assertThat(attribute("OutboxOldest").toString()).contains("T");
        assertThat(health().getDetails())
                .containsEntry("outbox", 22L)
                .containsEntry("paced", 2L)
                .containsEntry("lastProof", attribute("LastProof"))
                .containsEntry("oldestOutbox", attribute("OutboxOldest"));
    }

    @Test
    void managementListsReplaysAndDropsWhatWasParked() throws Exception {
        start(route("bad"));
        server.says("bad");
        server.says("bad");
        await().until(() -> attribute("Parked").equals(2L));
        assertThat(health().getDetails()).containsEntry("parked", 2L);
        String[] lines = listParked().split("\n", -1);
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).contains(" in messageReceived 34600000001@s.whatsapp.net java.lang.IllegalStateException");
        long first = Long.parseLong(lines[0].split(" ", 2)[0]);
        long second = Long.parseLong(lines[1].split(" ", 2)[0]);
        int before = mock("in").getReceivedCounter();
        assertThat(onParked("replayParked", first)).isTrue();
        await().until(() -> mock("in").getReceivedCounter() == before + 1);
        assertThat(onParked("dropParked", second)).isTrue();
        assertThat(onParked("dropParked", second)).isFalse();
    }

    private HealthCheck.Result health() {
        return HealthCheckHelper.invokeReadiness(context, "full").stream()
                .filter(result -> result.getCheck().getId().equals("consumer:in"))
                .findFirst()
                .orElseThrow();
    }

    private Object attribute(String name) throws Exception {
        return BEANS.getAttribute(endpointBean(), name);
    }

    private String listParked() throws Exception {
        return (String) BEANS.invoke(endpointBean(), "listParked", new Object[] {10}, new String[] {"int"});
    }

    private boolean onParked(String operation, long number) throws Exception {
        return (Boolean) BEANS.invoke(
                endpointBean(), operation, new Object[] {number, "in"}, new String[] {"long", "java.lang.String"});
    }

    private ObjectName endpointBean() throws Exception {
        Set<ObjectName> names = BEANS.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName()
                        + ",type=endpoints,name=\"whatsapp-web:*\""),
                null);
        assertThat(names).hasSize(1);
        return names.iterator().next();
    }

    private static RouteBuilder route(String bad) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support?maximumDeliveries=1")
                        .routeId("in")
                        .to("mock:in")
                        .filter(body().isEqualTo(bad))
                        .throwException(new IllegalStateException("on purpose"))
                        .end();
            }
        };
    }
}
