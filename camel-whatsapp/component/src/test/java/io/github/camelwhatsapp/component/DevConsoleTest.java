package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

class DevConsoleTest extends ScriptedRoutes {
    @Test
    void showsTheAccountsAndNothingThatAnybodyWrote() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support").routeId("in").to("mock:in");
            }
        });
        context.getRouteController().suspendRoute("in");
        server.says("a secret");
        DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole("whatsapp");
        await().untilAsserted(() -> assertThat(((JsonObject) console.call(MediaType.JSON)).toJson())
                .contains("\"account\":\"support\"", "\"state\":\"ONLINE\"", "\"inbox\":1"));
        assertThat(console.call(MediaType.TEXT).toString())
                .contains("account: support", "state: ONLINE", "inbox: 1")
                .doesNotContain("secret");
    }

    @Test
    void anAccountThatNothingUsesIsShownAsClosed() {
        context.start();
        assertThat(WhatsApp.accounts(context)).singleElement().satisfies(report -> {
            assertThat(report.state()).isEqualTo(AccountReport.CLOSED);
            assertThat(report.isOnline()).isFalse();
            assertThat(report.toMap()).containsEntry("account", SUPPORT).doesNotContainKey("since");
        });
    }
}
