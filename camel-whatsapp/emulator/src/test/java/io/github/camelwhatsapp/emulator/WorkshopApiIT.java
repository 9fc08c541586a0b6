package io.github.camelwhatsapp.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.Tick;
import io.github.camelwhatsapp.emulator.script.CutAtByte;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import io.github.camelwhatsapp.emulator.script.Schedule;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stanzas that pass and the faults, over HTTP. */
@Timeout(60)
class WorkshopApiIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final WhatsAppEmulator emulator =
            WhatsAppEmulator.builder().pagePort(0).start();
    private final PageClient page = new PageClient(emulator);
    private final Phone ann = emulator.phone(ANN).named("Ann");
    private final Phone bob = emulator.phone(BOB).named("Bob");

    @BeforeEach
    void connect() {
        ann.awaitOnline(SOON);
        bob.awaitOnline(SOON);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void showsStanzasAndTheirContentsToThoseAloneWhoAsk() throws Exception {
        ann.awaitTick(ann.sends("a secret").to(BOB), Tick.DELIVERED, SOON);

        JsonNode stanzas = page.get("stanzas?service=classic&tag=message&direction=toServer&account=" + ANN)
                .json();
        assertThat(stanzas).hasSize(1);
        JsonNode body = stanzas.get(0).path("node").path("children").get(0);
        assertThat(body.path("tag").asText()).isEqualTo("body");
        assertThat(body.path("bytes").asInt()).isEqualTo(8);
        assertThat(stanzas.toString()).doesNotContain("a secret");
        String one = "stanzas/classic/" + stanzas.get(0).path("place").asText();
        assertThat(page.get(one).json().toString()).doesNotContain("a secret");
        assertThat(page.get(one + "?contents=true").json().toString()).contains("\"text\":\"a secret\"");
        assertThat(page.get("stanzas/classic/999999").status()).isEqualTo(404);
        assertThat(page.get("stanzas?service=phones&limit=5").json()).hasSizeBetween(1, 5);
    }

    @Test
    void streamsStanzasAsTheyPass() throws Exception {
        try (Stream<String> lines = page.stream("stanzas/events?service=classic&tag=message&contents=true")) {
            Iterator<String> events = lines.iterator();
            assertThat(PageClient.until(events, "snapshot")).isEmpty();
            ann.sends("as it passes").to(BOB);

            JsonNode passed = PageClient.until(events, "stanza");
            assertThat(passed.path("direction").asText()).isEqualTo("toServer");
            assertThat(passed.toString()).contains("as it passes");
            assertThat(PageClient.until(events, "stanza").path("account").asText())
                    .isEqualTo(BOB);
        }
    }

    @Test
    void plansFaultsListsThemAndTakesThemBack() throws Exception {
        assertThat(fault("{\"service\": \"classic\", \"kind\": \"cutAtByte\", \"bytes\": 7, \"account\": \"" + ANN
                        + "\", \"tag\": \"message\", \"stanza\": 3, \"times\": 1, \"probability\": 0.5}"))
                .isEqualTo(204);
        assertThat(fault("{\"service\": \"classic\", \"kind\": \"delay\", \"duration\": 0.25}"))
                .isEqualTo(204);
        assertThat(fault("{\"service\": \"multidevice\", \"kind\": \"streamError\", \"error\": \"systemShutdown\"}"))
                .isEqualTo(400);
        assertThat(fault("{\"service\": \"multidevice\", \"kind\": \"streamError\", \"error\": \"rain\"}"))
                .isEqualTo(400);
        assertThat(fault("{\"service\": \"multidevice\", \"kind\": \"streamError\", \"error\": \"restart\"}"))
                .isEqualTo(204);
        assertThat(fault("{\"service\": \"multidevice\", \"kind\": \"loginFailure\", \"reason\": 402,"
                        + " \"attributes\": {\"expire\": \"60\"}}"))
                .isEqualTo(204);
        FaultPlan.Planned first = emulator.faults().planned().get(0);
        assertThat(first.fault()).isEqualTo(new CutAtByte(7));
        assertThat(first.schedule())
                .isEqualTo(Schedule.always()
                        .account(ANN)
                        .tag("message")
                        .stanza(3)
                        .once()
                        .probability(0.5));

        JsonNode plans = page.get("faults").json();
        assertThat(plans.path("classic")
                        .path("planned")
                        .get(1)
                        .path("fault")
                        .path("duration")
                        .asText())
                .isEqualTo("0.25");
        assertThat(plans.path("multidevice").path("planned")).hasSize(2);
        assertThat(page.delete("faults/classic/1").status()).isEqualTo(204);
        assertThat(page.delete("faults/classic/1").status()).isEqualTo(404);
        assertThat(emulator.faults().planned()).containsExactly(first);
        assertThat(page.delete("faults").status()).isEqualTo(204);
        assertThat(emulator.multiDevice().faults().planned()).isEmpty();
    }

    @Test
    void offersEveryKindOfFault() throws Exception {
        JsonNode kinds = page.get("faults/kinds").json();

        assertThat(kinds.path("faults").findValuesAsText("kind"))
                .contains("refuse", "cutAtByte", "streamError", "refuseMessage", "otherDevices", "missingAck");
        assertThat(kinds.path("media").findValuesAsText("kind")).contains("status", "cut", "corrupt", "stall");
        assertThat(kinds.path("services")).hasSize(2);
    }

    @Test
    void hasTheMediaHostFail() throws Exception {
        assertThat(fault("{\"service\": \"media\", \"kind\": \"status\", \"status\": 500, \"transfer\": \"upload\","
                        + " \"times\": 3}"))
                .isEqualTo(204);
        assertThat(page.get("faults").json().path("media").path("uploads")).hasSize(3);

        PhoneMessage sent = ann.sends(PhoneFile.of(new byte[] {1}, "image/png")).to(BOB);

        ann.await(
                "the refusal",
                phone -> phone.chat(BOB).message(sent.id()).filter(now -> now.tick() == Tick.REFUSED),
                SOON);
        assertThat(page.get("faults").json().path("media").path("uploads")).isEmpty();
    }

    @Test
    void cutsAllConnectionsOfAService() throws Exception {
        int before = emulator.connections();

        assertThat(page.post("services/classic/disconnect", "").status()).isEqualTo(204);

        emulator.awaitConnections(before + 2, SOON);
    }

    @Test
    void tellsWhichRulesWereBroken() throws Exception {
        try (RawClient client = RawClient.login(emulator, "34600000009")) {
            client.send(io.github.camelwhatsapp.wire.Node.builder("presence")
                    .attribute("type", "nonsense")
                    .build());
            ann.awaitTick(ann.sends("x").to(BOB), Tick.DELIVERED, SOON);
        }

        JsonNode violations = page.get("violations").json();
        assertThat(violations.findValuesAsText("rule")).contains("presenceType");
        assertThat(violations.get(0).path("account").asText()).isEqualTo("34600000009");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\": \"delay\", \"duration\": 1} | needs the text 'service'",
                "{\"service\": \"fax\", \"kind\": \"refuse\"} | no service 'fax'; there are multidevice, classic,"
                        + " phones",
                "{\"service\": \"phones\", \"kind\": \"refuse\"} | has no faults",
                "{\"service\": \"classic\", \"kind\": \"rain\"} | no kind 'rain'",
                "{\"service\": \"classic\", \"kind\": \"cutAtByte\"} | needs the text 'bytes'",
                "{\"service\": \"classic\", \"kind\": \"cutAtByte\", \"bytes\": \"x\"} | 'bytes' is a whole number",
                "{\"service\": \"classic\", \"kind\": \"delay\", \"duration\": 0} | longer than nothing",
                "{\"service\": \"classic\", \"kind\": \"refuseMessage\", \"error\": 429} | nothing that the service"
                        + " CLASSIC can do",
                "{\"service\": \"classic\", \"kind\": \"refuse\", \"stanza\": 0} | whole number from 1 on",
                "{\"service\": \"classic\", \"kind\": \"refuse\", \"weather\": 0} | no field 'weather'",
                "{\"service\": \"media\", \"kind\": \"status\", \"status\": 404, \"transfer\": \"x\"} | download or"
                        + " upload",
            })
    void refusesBadFaultsWithASentence(String body, String sentence) throws Exception {
        PageClient.Reply refused = page.post("faults", body);

        assertThat(refused.status()).isBetween(400, 404);
        assertThat(refused.error()).contains(sentence);
    }

    @Test
    void getsAPhoneIntoTroubleWithItsKeys() throws Exception {
        String troubles = "phones/" + BOB + "/troubles";
        for (String kind : List.of("losesSenderKeys", "backsUp", "restores", "isSetUpAnew")) {
            assertThat(page.post(troubles, "{\"kind\": \"" + kind + "\"}").status())
                    .as(kind)
                    .isEqualTo(204);
        }
        assertThat(page.post(troubles, "{\"kind\": \"misreads\", \"share\": 0.5, \"seed\": 7}")
                        .status())
                .isEqualTo(204);
        assertThat(page.post(troubles, "{\"kind\": \"misreads\", \"share\": 2}").error())
                .contains("0 to 1");
        assertThat(page.post(troubles, "{\"kind\": \"sneezes\"}").error()).contains("losesSenderKeys");
        assertThat(page.post("phones/" + ANN + "/troubles", "{\"kind\": \"restores\"}")
                        .error())
                .contains("no copy");
        assertThat(page.post(troubles, "{\"kind\": \"leavesOutLinked\", \"on\": true}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void takesPreKeysFromAPhoneAndLocksItOutOfStrangersChats() throws Exception {
        String troubles = "phones/" + BOB + "/troubles";
        emulator.phone(BOB).awaitOnline(Duration.ofSeconds(30));
        assertThat(emulator.account(BOB).preKeys(0)).isPositive();
        // Otherwise it would bring new ones at once.
        bob.goOffline();

        assertThat(page.post(troubles, "{\"kind\": \"exhaustsPreKeys\"}").status())
                .isEqualTo(204);
        assertThat(page.post(troubles, "{\"kind\": \"exhaustsPreKeys\", \"device\": 9}")
                        .error())
                .contains("no linked device 9");
        assertThat(page.post(troubles, "{\"kind\": \"timeLock\", \"seconds\": 60}")
                        .status())
                .isEqualTo(204);
        assertThat(emulator.account(BOB).preKeys(0)).isZero();
    }

    private int fault(String body) throws Exception {
        return page.post("faults", body).status();
    }
}
