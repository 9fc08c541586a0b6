package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.event.CallReceived;
import io.github.camelwhatsapp.event.GroupParticipantsAdded;
import io.github.camelwhatsapp.model.BroadcastList;
import io.github.camelwhatsapp.model.ContactSyncResult;
import io.github.camelwhatsapp.model.Group;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Groups, contacts, broadcasts and calls through endpoints. */
class FamilyRoutesIT {
    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String OWN = "34600000100";
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private CamelContext context;

    @BeforeEach
    void start() throws Exception {
        emulator.account(ANN);
        emulator.account(BOB);
        context = new DefaultCamelContext();
        WhatsAppAccount account = new WhatsAppAccount();
        account.setGeneration("classic");
        account.setPhoneNumber(OWN);
        account.setPassword(emulator.account(OWN).password());
        account.setServers("127.0.0.1:" + emulator.classicAddress().getPort());
        account.setStore(WhatsAppAccount.Storage.MEMORY);
        context.getRegistry().bind("support", account);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:do").routeId("do").toD("whatsapp-web:support?operation=${header.what}");
                from("whatsapp-web:support?events=group").routeId("groups").to("mock:groups");
                from("whatsapp-web:support?events=call")
                        .routeId("calls")
                        .to("mock:calls")
                        .filter(simple("${body} is '" + CallReceived.class.getName() + "'"))
                        .to("whatsapp-web:support?operation=rejectCall");
            }
        });
        context.start();
        await().atMost(SOON).ignoreExceptions().until(() -> ask("ping", null, Map.of(), Duration.class) != null);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aRouteMakesAndFollowsAGroup() {
        Group group = ask("createGroup", "Friends", Map.of(WhatsAppConstants.PARTICIPANTS, ANN), Group.class);
        assertThat(group.participants()).hasSize(2);
        ask("addParticipants", BOB, Map.of(WhatsAppConstants.TO, group.id()), List.class);
        assertThat(ask("getGroupInfo", null, Map.of(WhatsAppConstants.TO, group.id()), Group.class)
                        .participants())
                .hasSize(3);

        emulator.group("34600000001-1400000000", "Ann's", ANN, OWN).member(ANN).adds(BOB);
        await().atMost(SOON).until(() -> mock("groups").getExchanges().stream()
                .anyMatch(exchange -> exchange.getIn().getBody() instanceof GroupParticipantsAdded));
    }

    @Test
    void aRouteSyncsContactsOfItsBody() {
        ContactSyncResult result = ask(
                "syncContacts",
                "+" + ANN + ", +34999999999",
                Map.of(WhatsAppConstants.SYNC_MODE, "query-interactive"),
                ContactSyncResult.class);

        assertThat(result.existing()).containsOnlyKeys("+" + ANN);
        assertThat(result.nonExisting()).containsExactly("34999999999");
    }

    @Test
    void aRouteSendsABroadcast() {
        ask("sendBroadcast", "hello all", Map.of(WhatsAppConstants.RECIPIENTS, ANN + "," + BOB), String.class);

        emulator.phone(BOB).awaitReceived("hello all", SOON);
        List<?> lists = ask("getBroadcastLists", null, Map.of(), List.class);
        assertThat(lists).singleElement().isInstanceOfSatisfying(BroadcastList.class, list -> assertThat(
                        list.recipients())
                .hasSize(2));
    }

    @Test
    void aRouteDeclinesACallThatComesIn() {
        emulator.account(OWN).news().call(ANN, "call-1");

        await().atMost(SOON).until(() -> !mock("calls").getExchanges().isEmpty());
        await().atMost(SOON).until(() -> emulator.account(OWN).calls().isEmpty());
    }

    private <T> T ask(String operation, @Nullable Object body, Map<String, Object> headers, Class<T> type) {
        Map<String, Object> all = new HashMap<>(headers);
        all.put("what", operation);
        return context.createProducerTemplate().requestBodyAndHeaders("direct:do", body, all, type);
    }

    private MockEndpoint mock(String name) {
        return context.getEndpoint("mock:" + name, MockEndpoint.class);
    }
}
