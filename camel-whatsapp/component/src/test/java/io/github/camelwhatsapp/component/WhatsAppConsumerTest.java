package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.event.ChatStateChanged;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.PresenceChanged;
import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Presence;
import io.github.camelwhatsapp.model.ReceiptType;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.operation.MarkPlayed;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.SendMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

class WhatsAppConsumerTest extends ScriptedRoutes {
    private static final Party GROUP = Party.parse("34600000001-1400000000");

    @Test
    void aTextBecomesAnExchange() throws Exception {
        start(route("whatsapp-web:support"));
        MockEndpoint mock = mock("in");
        mock.expectedMessageCount(1);
        String id = server.says("hello");
        mock.assertIsSatisfied();
        Exchange exchange = mock.getExchanges().get(0);
        assertThat(exchange.getIn().getBody()).isEqualTo("hello");
        assertThat(exchange.getIn().getHeaders())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("CamelWhatsAppAccount", "support"),
                        Map.entry("CamelWhatsAppEvent", "messageReceived"),
                        Map.entry("CamelWhatsAppChat", "34600000001@s.whatsapp.net"),
                        Map.entry("CamelWhatsAppConversationKey", "34600000001@s.whatsapp.net"),
                        Map.entry("CamelWhatsAppSender", "34600000001@s.whatsapp.net"),
                        Map.entry("CamelWhatsAppSenderPhone", "34600000001"),
                        Map.entry("CamelWhatsAppSenderName", "Ann"),
                        Map.entry("CamelWhatsAppMessageId", id),
                        Map.entry("CamelWhatsAppMessageType", "text"),
                        Map.entry("CamelWhatsAppOrigin", "live"),
                        Map.entry("CamelWhatsAppTimestamp", ScriptedServer.SENT_AT),
                        Map.entry("CamelMessageTimestamp", ScriptedServer.SENT_AT.toEpochMilli()),
                        Map.entry("CamelWhatsAppDeliveryCount", 1)));
        assertThat(WhatsApp.event(exchange, MessageReceived.class))
                .map(MessageReceived::id)
                .contains(id);
        awaitSettled();
    }

    @Test
    void whatIsNoTextIsItsRecord() throws Exception {
        start(route("whatsapp-web:support"));
        MessageReceived picture = new MessageReceived(
                "P1",
                ScriptedServer.ANN,
                ScriptedServer.ANN,
                Optional.empty(),
                ScriptedServer.SENT_AT,
                Origin.OFFLINE,
                new UnknownContent("image", new byte[3]));
        mock("in").expectedBodiesReceived(picture);
        mock("in").expectedHeaderReceived("CamelWhatsAppMessageType", "image");
        server.comes(picture);
        mock("in").assertIsSatisfied();
    }

    @Test
    void otherEventsComeWhenTheyAreAskedFor() throws Exception {
        start(route("whatsapp-web:support?events=presence,chatState,receiptReceived"));
        PresenceChanged presence = new PresenceChanged(
                ScriptedServer.ANN, Presence.AVAILABLE, Optional.empty(), Optional.empty(), ScriptedServer.SENT_AT);
        ChatStateChanged typing = new ChatStateChanged(
                GROUP, ScriptedServer.ANN, ChatState.COMPOSING, Optional.empty(), ScriptedServer.SENT_AT);
        ReceiptReceived receipt = new ReceiptReceived(
                ReceiptType.READ,
                List.of("OUT1"),
                ScriptedServer.ANN,
                Optional.empty(),
                ScriptedServer.SENT_AT,
                Origin.LIVE,
                0);
        mock("in").expectedBodiesReceivedInAnyOrder(presence, typing, receipt);
        server.passes(presence);
        server.passes(typing);
        server.comes(receipt);
        server.says("not wanted");
        mock("in").assertIsSatisfied();
    }

    @Test
    void ownMessagesStatusPostsAndHistoryComeOnlyWhenAskedFor() throws Exception {
        start(
                route("whatsapp-web:support"),
                route("whatsapp-web:support?ownMessages=true&status=true&history=true", "all"));
        Party own = Party.ofPhone(OWN_NUMBER);
        Party status = Party.of(io.github.camelwhatsapp.jid.Jid.of("status", "broadcast"));
        mock("in").expectedBodiesReceived("plain");
        mock("all").expectedMessageCount(4);
        server.says(GROUP, own, "own");
        server.says(status, ScriptedServer.ANN, "status");
        server.comes(new MessageReceived(
                "H1",
                ScriptedServer.ANN,
                ScriptedServer.ANN,
                Optional.empty(),
                ScriptedServer.SENT_AT,
                Origin.HISTORY,
                new Text("old")));
        server.says("plain");
        mock("all").assertIsSatisfied();
        mock("in").assertIsSatisfied();
    }

    @Test
    void eachOfTwoRoutesOnOneUriGetsEveryMessage() throws Exception {
        start(route("whatsapp-web:support"), route("whatsapp-web:support", "second"));
        mock("in").expectedBodiesReceived("hello");
        mock("second").expectedBodiesReceived("hello");
        server.says("hello");
        MockEndpoint.assertIsSatisfied(context);
        awaitSettled();
    }

    @Test
    void bothNamesShareOneConnection() throws Exception {
        start(route("whatsapp-web:support"), route("whatsapp:support", "short"));
        mock("in").expectedBodiesReceived("hello");
        mock("short").expectedBodiesReceived("hello");
        server.says("hello");
        MockEndpoint.assertIsSatisfied(context);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aSlowChatHoldsUpNobodyElseAndKeepsItsOrder() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support")
                        .routeId("slow")
                        .process(exchange -> {
                            if ("wait".equals(exchange.getIn().getBody())) {
                                assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
                            }
                        })
                        .to("mock:in");
            }
        });
        server.says("wait");
        server.says("after");
        server.says(Party.ofPhone("34600000002"), Party.ofPhone("34600000002"), "other");
        await().until(() -> mock("in").getReceivedCounter() == 1);
        assertThat(mock("in").getExchanges().get(0).getIn().getBody()).isEqualTo("other");
        release.countDown();
        await().until(() -> mock("in").getReceivedCounter() == 3);
        assertThat(mock("in").getExchanges())
                .extracting(exchange -> exchange.getIn().getBody())
                .containsExactly("other", "wait", "after");
    }

    @Test
    void nothingIsDispatchedBeforeTheContextHasStarted() throws Exception {
        context.addRoutes(route("whatsapp-web:support"));
        context.addStartupListener(
                (started, already) -> assertThat(server.isOnline()).isFalse());
        context.start();
        await().until(server::isOnline);
    }

    @Test
    void aRouteThatIsAddedLaterGetsWhatNobodyWanted() throws Exception {
        start(route("whatsapp-web:support?events=presence", "presence"));
        server.says("early");
        mock("in").expectedBodiesReceived("early");
        context.addRoutes(route("whatsapp-web:support"));
        mock("in").assertIsSatisfied();
    }

    @Test
    void anInOutRouteAnswersWithItsResultInTheSettlingTransaction() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support?exchangePattern=InOut&markRead=true")
                        .routeId("answering")
                        .setBody(simple("you said ${body}"));
            }
        });
        String id = server.says(GROUP, ScriptedServer.ANN, "hello");
        await().until(() -> server.written().size() == 2);
        assertThat(server.written())
                .containsExactly(
                        new MarkRead(GROUP, List.of(id), Optional.of(ScriptedServer.ANN)),
                        new SendMessage(GROUP, new Text("you said hello")));
    }

    @Test
    void anInOutRouteThatChangesNothingOrLeavesNothingDoesNotAnswer() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support?exchangePattern=InOut")
                        .routeId("silent")
                        .choice()
                        .when(body().isEqualTo("clear"))
                        .setBody(constant(""))
                        .end()
                        .to("mock:in");
            }
        });
        mock("in").expectedMessageCount(2);
        server.says("unchanged");
        server.says("clear");
        mock("in").assertIsSatisfied();
        awaitSettled();
        assertThat(server.written()).isEmpty();
    }

    @Test
    void markReadTellsTheAuthorOnceTheRouteIsDone() throws Exception {
        start(route("whatsapp-web:support?markRead=true"));
        String id = server.says("hello");
        await().until(() -> !server.written().isEmpty());
        assertThat(server.written()).containsExactly(new MarkRead(ScriptedServer.ANN, List.of(id), Optional.empty()));
    }

    @Test
    void whatCameThroughABroadcastListIsAnsweredToItsAuthorAndReadInTheList() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support?exchangePattern=InOut&markRead=true")
                        .routeId("answering")
                        .setBody(simple("you said ${body}"));
            }
        });
        Party list = Party.of(Jid.parse("1400000000@broadcast"));

        String id = server.says(list, ScriptedServer.ANN, "hello, all of you");

        await().until(() -> server.written().size() == 2);
        assertThat(server.written())
                .containsExactlyInAnyOrder(
                        new MarkRead(list, List.of(id), Optional.of(ScriptedServer.ANN)),
                        new SendMessage(ScriptedServer.ANN, new Text("you said hello, all of you")));
    }

    @Test
    void markReadTellsThatAVoiceNoteAndWhatIsSeenOnceWerePlayed() throws Exception {
        start(route("whatsapp-web:support?markRead=true&media=none"));
        server.comes(new MessageReceived(
                "VOICE",
                ScriptedServer.ANN,
                ScriptedServer.ANN,
                Optional.empty(),
                Instant.ofEpochSecond(1_700_000_000),
                Origin.LIVE,
                new Text("look"),
                MessageOptions.builder().viewOnce(true).build()));
        await().until(() -> server.written().size() == 2);
        assertThat(server.written())
                .containsExactly(
                        new MarkRead(ScriptedServer.ANN, List.of("VOICE"), Optional.empty()),
                        new MarkPlayed(ScriptedServer.ANN, List.of("VOICE"), Optional.empty()));
    }

    @Test
    void aRouteDoesNotAnswerItself() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support")
                        .routeId("echo")
                        .to("whatsapp-web:support")
                        .to("mock:in");
            }
        });
        mock("in").expectedMessageCount(1);
        server.says(GROUP, ScriptedServer.ANN, "hello");
        mock("in").assertIsSatisfied();
        server.says(GROUP, Party.ofPhone(OWN_NUMBER), "hello");
        server.says(GROUP, ScriptedServer.ANN, "again");
        await().until(() -> server.written().size() == 2);
        assertThat(server.written())
                .containsExactly(new SendMessage(GROUP, new Text("hello")), new SendMessage(GROUP, new Text("again")));
    }

    private static RouteBuilder route(String uri) {
        return route(uri, "in");
    }

    private static RouteBuilder route(String uri, String name) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(name).to("mock:" + name);
            }
        };
    }
}
