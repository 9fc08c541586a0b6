package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.GroupDescriptionChanged;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.model.Group;
import io.github.camelwhatsapp.model.GroupSetting;
import io.github.camelwhatsapp.model.InviteLink;
import io.github.camelwhatsapp.model.NumberCheck;
import io.github.camelwhatsapp.model.PartyOutcome;
import io.github.camelwhatsapp.model.PrivacySettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The routes of {@link FamilyRoutesIT}, word for word where the generations have the same, on an account that is linked to a phone. */
class LinkedFamilyRoutesIT {
    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private static final Duration SOON = Duration.ofSeconds(20);
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
        account.setGeneration("multidevice");
        account.setServers("localhost:" + emulator.multiDevice().address().getPort());
        account.setRootKey(emulator.multiDevice().rootKey());
        account.setTrustedCertificates(emulator.certificate().pem());
        account.setStore(WhatsAppAccount.Storage.MEMORY);
        context.getRegistry().bind("support", account);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:do").routeId("do").toD("whatsapp-web:support?operation=${header.what}");
                from("direct:link").routeId("link").to("whatsapp-web:support?operation=linkByQr");
                from("whatsapp-web:support?events=group").routeId("groups").to("mock:groups");
            }
        });
        context.start();
        LinkingCode code = context.createProducerTemplate()
                .asyncRequestBody("direct:link", null, LinkingCode.class)
                .get(20, TimeUnit.SECONDS);
        emulator.phone(OWN).scans(code.text()).get(20, TimeUnit.SECONDS);
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
        Map<String, Object> to = Map.of(WhatsAppConstants.TO, group.id());
        List<?> added = ask("addParticipants", BOB, to, List.class);
        assertThat(added).singleElement().isInstanceOfSatisfying(PartyOutcome.class, outcome -> assertThat(
                        outcome.isDone())
                .isTrue());
        ask("setGroupDescription", "What we are for", to, Object.class);
        ask("setGroupSetting", "ask-to-join", to, Object.class);
        ask("setGroupDisappearingTimer", "7d", to, Object.class);

        Group now = ask("getGroupInfo", null, to, Group.class);
        assertThat(now.participants()).hasSize(3);
        assertThat(now.settings().orElseThrow().has(GroupSetting.ASK_TO_JOIN)).isTrue();
        assertThat(now.settings().orElseThrow().disappearingTimer()).isEqualTo(Duration.ofDays(7));
        String code = ask("getInviteLink", null, to, InviteLink.class).url();
        assertThat(ask("getInviteInfo", code, Map.of(), Group.class).subject()).isEqualTo("Friends");
        await().atMost(SOON).until(() -> context.getEndpoint("mock:groups", MockEndpoint.class).getExchanges().stream()
                .anyMatch(exchange -> exchange.getIn().getBody() instanceof GroupDescriptionChanged));
    }

    @Test
    void aRouteChecksNumbersAndSetsPrivacy() {
        List<?> checks = ask("checkNumbers", "+" + ANN + ", +34999999999", Map.of(), List.class);
        assertThat(checks).extracting(check -> ((NumberCheck) check).exists()).containsExactly(true, false);
        PrivacySettings settings =
                ask("setPrivacySetting", "none", Map.of(WhatsAppConstants.CATEGORY, "groups"), PrivacySettings.class);
        assertThat(settings.audiences()).hasSize(10);
    }

    @Test
    void aRouteIsToldWhyNot() {
        assertThatThrownBy(() -> ask("getServicePricing", null, Map.of(), Object.class))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(NotSupportedException.class);
        assertThatThrownBy(() -> ask("getInviteInfo", "neverWasThereSuchACode", Map.of(), Group.class))
                .hasCauseInstanceOf(RefusedException.class)
                .hasStackTraceContaining("406");
        assertThatThrownBy(() -> ask("setDefaultDisappearingTimer", "2d", Map.of(), Object.class))
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("allowed are 0, 1 day");
    }

    private <T> T ask(String operation, @Nullable Object body, Map<String, Object> headers, Class<T> type) {
        Map<String, Object> all = new HashMap<>(headers);
        all.put("what", operation);
        return context.createProducerTemplate().requestBodyAndHeaders("direct:do", body, all, type);
    }
}
