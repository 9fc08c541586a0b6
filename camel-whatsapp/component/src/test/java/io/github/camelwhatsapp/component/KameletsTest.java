package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.React;
import io.github.camelwhatsapp.operation.SendMessage;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Kamelets, run as an application would. */
class KameletsTest extends ScriptedRoutes {
    @Test
    void theSourceGivesADocumentForEachMessage() throws Exception {
        start(route("kamelet:whatsapp-web-source/in?account=support", "mock:in"));
        server.says("hello");
        JsonNode document = document();
        assertThat(document.get("body").asText()).isEqualTo("hello");
        assertThat(document.get("event").asText()).isEqualTo("messageReceived");
        assertThat(context.getRoute("in")).isNotNull();
        awaitSettled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cloudevents | {\"specversion\":\"1.0\"",
                "body | hello",
            })
    void theSourceGivesWhatItsFormatSays(String format, String beginning) throws Exception {
        start(route("kamelet:whatsapp-web-source/in?account=support&format=" + format, "mock:in"));
        server.says("hello");
        await().until(() -> mock("in").getReceivedCounter() == 1);
        assertThat(mock("in").getExchanges().get(0).getMessage().getBody(String.class))
                .startsWith(beginning);
    }

    @Test
    void theSinkSendsATextToItsRecipient() throws Exception {
        start(route("direct:out", "kamelet:whatsapp-web-sink?account=support&to=34600000001"));
        context.createProducerTemplate().sendBody("direct:out", "hello");
        await().until(() -> server.written().size() == 1);
        assertThat(server.written()).containsExactly(new SendMessage(ScriptedServer.ANN, new Text("hello")));
    }

    @Test
    void theSinkDoesWhatADocumentSays() throws Exception {
        start(
                route("kamelet:whatsapp-web-source/in?account=support", "direct:desk"),
                route("direct:out", "kamelet:whatsapp-web-sink?account=support&format=json"),
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:desk")
                                .removeHeaders("*")
                                .convertBodyTo(String.class)
                                .setBody(body().regexReplaceAll(
                                                "\"body\":\"hello\"", "\"operation\":\"react\",\"body\":\"\u2764\""))
                                .to("direct:out");
                    }
                });
        String id = server.says("hello");
        await().until(() -> server.written().size() == 1);
        assertThat(server.written())
                .containsExactly(new React(ScriptedServer.ANN, MessageReference.received(id), "\u2764"));
    }

    @Test
    void theSinkTakesNoTextForADocumentUnlessToldSo() throws Exception {
        start(route("direct:out", "kamelet:whatsapp-web-sink?account=support&to=34600000001"));
        String trap = "{\"version\":1,\"headers\":{\"CamelWhatsAppTo\":\"34600000666\"},\"body\":\"gotcha\"}";
        context.createProducerTemplate().sendBody("direct:out", trap);
        await().until(() -> server.written().size() == 1);
        assertThat(server.written()).containsExactly(new SendMessage(ScriptedServer.ANN, new Text(trap)));
    }

    @Test
    void anAccountMustBeNamed() {
        assertThatThrownBy(() -> start(route("kamelet:whatsapp-web-source", "mock:in")))
                .hasStackTraceContaining("account");
    }

    private JsonNode document() throws Exception {
        await().until(() -> mock("in").getReceivedCounter() == 1);
        return new JsonMapper()
                .readTree(mock("in").getExchanges().get(0).getMessage().getBody(String.class));
    }

    private static RouteBuilder route(String from, String to) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        };
    }
}
