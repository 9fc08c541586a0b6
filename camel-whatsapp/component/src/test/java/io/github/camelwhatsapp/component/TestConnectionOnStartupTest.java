package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import java.time.Duration;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** A route whose account is not online starts, unless it says that it must not. */
class TestConnectionOnStartupTest extends ScriptedRoutes {
    private static final ConnectionCause WRONG_PASSWORD = new ConnectionCause(Kind.NOT_AUTHORIZED, "wrong password");

    @Test
    void aRouteStartsByDefaultThoughTheAccountIsRefused() throws Exception {
        server.refuses(WRONG_PASSWORD);
        context.addRoutes(from("whatsapp-web:support"));
        context.start();
        assertThat(context.getRouteController().getRouteStatus("in")).isEqualTo(ServiceStatus.Started);
    }

    @Test
    void theStartOfAConsumerFailsWithTheCause() throws Exception {
        server.refuses(WRONG_PASSWORD);
        context.addRoutes(from("whatsapp-web:support?testConnectionOnStartup=true"));
        assertThatThrownBy(context::start)
                .isInstanceOf(StartupTestException.class)
                .hasStackTraceContaining(
                        "Account 'support' is not online: FAILED because of NOT_AUTHORIZED (wrong password)");
    }

    @Test
    void theStartOfAProducerFailsToo() throws Exception {
        server.refuses(ConnectionCause.of(Kind.NOT_LINKED));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:out").routeId("out").to("whatsapp-web:support?testConnectionOnStartup=true");
            }
        });
        assertThatThrownBy(context::start)
                .hasStackTraceContaining("NOT_LINKED")
                .hasStackTraceContaining("Link it first");
    }

    @Test
    void aServerThatIsNotThereIsWaitedForAsLongAsAnAttemptMayTake() throws Exception {
        WhatsAppAccount patient = context.getComponent("whatsapp-web", WhatsAppComponent.class)
                .getAccounts()
                .get(SUPPORT);
        patient.setConnectTimeout(Duration.ofMillis(100));
        patient.setLoginTimeout(Duration.ofMillis(100));
        server.refuses(ConnectionCause.of(Kind.CONNECT_FAILED));
        context.addRoutes(from("whatsapp-web:support?testConnectionOnStartup=true"));
        assertThatThrownBy(context::start).hasStackTraceContaining("because of CONNECT_FAILED");
        assertThat(server.connections()).isGreaterThan(1);
    }

    @Test
    void anAccountThatIsOnlineStartsAndNoRouteMissesWhatComesMeanwhile() throws Exception {
        server.greets("offline");
        context.addRoutes(from("whatsapp-web:support?testConnectionOnStartup=true"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support")
                        .routeId("second")
                        .startupOrder(2000)
                        .to("mock:second");
            }
        });
        start();
        await().until(() ->
                mock("in").getReceivedCounter() == 1 && mock("second").getReceivedCounter() == 1);
        assertThat(server.connections()).isEqualTo(1);
        awaitSettled();
    }

    @Test
    void aSupervisedRouteIsTriedAgainUntilTheAccountIsOnline() throws Exception {
        server.refuses(WRONG_PASSWORD);
        context.getRouteController().supervising().setBackOffDelay(10);
        context.getRouteController().supervising().setInitialDelay(0);
        context.addRoutes(from("whatsapp-web:support?testConnectionOnStartup=true"));
        context.start();
        await().until(() -> server.connections() > 2);
        assertThat(context.getRouteController().getRouteStatus("in")).isNotEqualTo(ServiceStatus.Started);
        server.accepts();
        await().until(() -> context.getRouteController().getRouteStatus("in") == ServiceStatus.Started);
        server.says("hello");
        await().until(() -> mock("in").getReceivedCounter() == 1);
    }

    private static RouteBuilder from(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("in").to("mock:in");
            }
        };
    }
}
