package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts that come, stop and go while the CamelContext runs; routes that supervision starts. */
class RuntimeAccountsTest extends ScriptedRoutes {
    private final ShiftedTime time = new ShiftedTime();

    @TempDir
    private Path directory;

    @BeforeEach
    void bindTime() {
        context.getRegistry().bind("time", TimeSource.class, time);
    }

    @Test
    void anAccountIsAddedStoppedAndRemovedWhileTheOthersGoOn() throws Exception {
        start(echo("support"));
        ScriptedServer second = ScriptedGeneration.server("second");
        component().addAccount("second", another());
        context.addRoutes(echo("second"));
        await().until(second::isOnline);
        second.says("hello");
        await().until(() -> !second.written().isEmpty());
        assertThat(second.written())
                .containsExactly(new SendMessage(ScriptedServer.ANN, new Text("second heard hello")));
        assertThat(WhatsApp.accounts(context))
                .extracting(AccountReport::account)
                .containsExactly("second", "support");

        context.getRouteController().stopRoute("second");
        assertThat(context.removeRoute("second")).isTrue();
        context.removeEndpoints("whatsapp-web:second*");
        component().removeAccount("second");
        time.shift(Duration.ofSeconds(61));
        await().until(() -> WhatsAppAccounts.of(context).find("second").isEmpty());
        assertThat(WhatsApp.accounts(context))
                .extracting(AccountReport::account)
                .containsExactly("support");
        assertThatThrownBy(() -> context.addRoutes(echo("second")))
                .hasStackTraceContaining("There is no account 'second'");

        server.says("still here?");
        await().until(() -> !server.written().isEmpty());
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aRemovedAccountMayComeBackDifferently() throws Exception {
        start(echo("support"));
        component().addAccount("second", another());
        assertThat(WhatsAppAccounts.of(context).definitions().names()).contains("support");
        component().removeAccount("second");
        WhatsAppAccount changed = another();
        changed.setPhoneNumber("34600000102");
        component().addAccount("second", changed);
        context.addRoutes(echo("second"));
        await().until(ScriptedGeneration.server("second")::isOnline);
        assertThat(WhatsAppAccounts.of(context)
                        .definitions()
                        .named("second")
                        .settings()
                        .phoneNumber())
                .isEqualTo("34600000102");
    }

    @Test
    void anAccountThatIsChangedBeforeItsLastConnectionIsClosedIsOpenedAnew() throws Exception {
        start(echo("support"));
        context.getRouteController().stopRoute("support");
        WhatsAppAccount changed = account();
        changed.setPingAfter(Duration.ofSeconds(90));
        component().addAccount("support", changed);
        context.getRouteController().startRoute("support");
        await().until(() -> server.connections() == 2);
        assertThat(client().settings().timings().pingAfter()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void supervisionStartsARouteWhoseStoreSomebodyElseHasAsSoonAsItIsFree() throws Exception {
        WhatsAppAccount stored = account();
        stored.setStore(WhatsAppAccount.Storage.FILE);
        stored.setStorePath(directory.toString());
        component().addAccount(SUPPORT, stored);
        var supervision = context.getRouteController().supervising();
        supervision.setInitialDelay(0);
        supervision.setBackOffDelay(50);
        try (DefaultCamelContext owner = new DefaultCamelContext()) {
            owner.getRegistry().bind(SUPPORT, stored);
            owner.addRoutes(echo(SUPPORT));
            owner.start();
            await().until(server::isOnline);
            context.addRoutes(echo(SUPPORT));
            context.start();
            await().until(() -> !supervision.getRestartingRoutes().isEmpty());
            assertThat(context.getRouteController().getRouteStatus(SUPPORT).isStarted())
                    .isFalse();
        }
        await().until(() -> context.getRouteController().getRouteStatus(SUPPORT).isStarted());
        await().until(() -> client().status().isOnline());
        server.says("hello");
        await().until(() -> !server.written().isEmpty());
        assertThat(server.written())
                .containsExactly(new SendMessage(ScriptedServer.ANN, new Text("support heard hello")));
    }

    private static WhatsAppAccount another() {
        WhatsAppAccount account = account();
        account.setPhoneNumber("34600000101");
        return account;
    }

    private WhatsAppComponent component() {
        return context.getComponent("whatsapp-web", WhatsAppComponent.class);
    }

    private static RouteBuilder echo(String account) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:" + account)
                        .routeId(account)
                        .setBody(simple(account + " heard ${body}"))
                        .to("whatsapp-web:" + account);
            }
        };
    }
}
