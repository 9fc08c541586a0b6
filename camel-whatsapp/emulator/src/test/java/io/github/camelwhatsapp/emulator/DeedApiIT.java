package io.github.camelwhatsapp.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import io.github.camelwhatsapp.emulator.phone.PhoneMedium;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhonePoll;
import io.github.camelwhatsapp.emulator.phone.Tick;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person does to messages and groups on a phone, over HTTP. */
@Timeout(60)
class DeedApiIT {
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
    void repliesReactsEditsAndTakesBack() throws Exception {
        PhoneMessage sent = ann.sends("frist").to(BOB);
        PhoneMessage received = bob.awaitReceived("frist", SOON);
        String ofBob = "phones/" + BOB + "/messages/" + ANN + "/" + sent.id();
        String ofAnn = "phones/" + ANN + "/messages/" + ANN + "/" + sent.id();

        assertThat(page.post(ofBob + "/reaction", "{\"emoji\": \"\ud83d\udc4d\"}")
                        .json()
                        .path("reactions")
                        .path(BOB)
                        .asText())
                .isEqualTo("\ud83d\udc4d");
        ann.awaitChange(sent, now -> now.marks().reactions().containsKey(BOB), SOON);
        assertThat(page.post(ofBob + "/reply", "{\"text\": \"indeed\"}").status())
                .isEqualTo(201);
        assertThat(ann.awaitReceived("indeed", SOON)
                        .marks()
                        .quote()
                        .orElseThrow()
                        .id())
                .isEqualTo(sent.id());
        assertThat(page.post(ofAnn + "/edit", "{\"text\": \"first\"}")
                        .json()
                        .path("edited")
                        .asBoolean())
                .isTrue();
        assertThat(bob.awaitChange(received, now -> now.marks().edited(), SOON).text())
                .isEqualTo("first");
        assertThat(page.post(ofAnn + "/revoke", "{}").status()).isEqualTo(200);
        bob.awaitChange(received, now -> now.marks().revoked(), SOON);
        assertThat(page.post(ofBob + "/revoke", "").error()).contains("one's own is expected");
        assertThat(page.post("phones/" + BOB + "/messages/" + ANN + "/NONE/reply", "{\"text\": \"x\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void asksAndVotes() throws Exception {
        JsonNode asked = page.post(
                        "phones/" + ANN + "/to/" + BOB + "/poll",
                        "{\"question\": \"Lunch?\", \"options\": [\"Pizza\", \"Soup\"]}")
                .json();
        PhoneMessage question = bob.awaitReceived(message -> message.poll().isPresent(), SOON);
        String vote = "phones/" + BOB + "/messages/" + ANN + "/" + question.id() + "/vote";

        assertThat(page.post(vote, "{\"options\": [\"Fish\"]}").error()).contains("Fish");
        assertThat(page.post(vote, "{\"options\": [\"Pizza\", \"Soup\"]}").error())
                .contains("1 answers may be chosen");
        assertThat(page.post(vote, "{\"options\": [\"Soup\"]}").status()).isEqualTo(200);
        PhoneMessage counted = ann.await(
                "the vote",
                phone -> phone.chat(BOB).message(asked.path("id").asText()).filter(now -> now.poll()
                        .map(PhonePoll::votes)
                        .filter(Map.of(BOB, List.of("Soup"))::equals)
                        .isPresent()),
                SOON);
        assertThat(counted.text()).isEqualTo("[poll] Lunch?");
    }

    @Test
    void tellsThatAVoiceNoteWasPlayed() throws Exception {
        PhoneMessage sent = ann.sends(
                        PhoneFile.of(new byte[] {1, 2, 3}, "audio/ogg").as(PhoneMedium.Kind.VOICE_NOTE))
                .to(BOB);
        bob.awaitReceived(message -> message.medium().isPresent(), SOON);

        JsonNode played = page.post("phones/" + BOB + "/messages/" + ANN + "/" + sent.id() + "/played", "")
                .json();

        assertThat(played.path("tick").asText()).isEqualTo("played");
        ann.awaitTick(sent, Tick.PLAYED, SOON);
        assertThat(page.post("phones/" + ANN + "/messages/" + ANN + "/" + sent.id() + "/played", "")
                        .error())
                .contains("no sound");
    }

    @Test
    void makesAGroupAndChangesWhoIsInIt() throws Exception {
        String carol = "34600000003";
        Phone third = emulator.phone(carol).awaitOnline(SOON);
        JsonNode made = page.post(
                        "phones/" + ANN + "/groups", "{\"subject\": \"Walk\", \"members\": [\"" + BOB + "\"]}")
                .json();
        String group = "phones/" + ANN + "/groups/" + made.path("id").asText();

        assertThat(made.path("members").findValuesAsText("number")).containsExactly(ANN, BOB);
        assertThat(made.path("hidden").asBoolean()).isTrue();
        assertThat(page.post(group + "/add", "{\"numbers\": [\"" + carol + "\"]}")
                        .json()
                        .path(carol)
                        .asInt())
                .isEqualTo(200);
        ann.sends("Who comes?").to(made.path("id").asText());
        third.awaitReceived("Who comes?", SOON);
        assertThat(page.post(
                                "phones/" + BOB + "/groups/" + made.path("id").asText() + "/remove",
                                "{\"numbers\": [\"" + carol + "\"]}")
                        .error())
                .contains("refused");
        assertThat(page.post(group + "/subject", "{\"subject\": \"Sunday walk\"}")
                        .status())
                .isEqualTo(204);
        assertThat(page.post(group + "/promote", "{\"numbers\": [\"" + BOB + "\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(page.post(group + "/remove", "{\"numbers\": [\"" + carol + "\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(page.post("phones/" + BOB + "/groups/" + made.path("id").asText() + "/leave", "")
                        .status())
                .isEqualTo(204);
        JsonNode left = page.get(group).json();
        assertThat(left.path("subject").asText()).isEqualTo("Sunday walk");
        assertThat(left.path("members").findValuesAsText("number")).containsExactly(ANN);
    }

    @Test
    void showsAsItWasWhatTheServerRefuses() {
        emulator.account("34600000099");
        PhoneMessage sent = ann.sends("to nobody with keys").to("34600000099");
        ann.awaitTick(sent, Tick.SENT, SOON);

        ann.reacts(sent, "\ud83d\udc4d");

        assertThat(ann.awaitChange(sent, now -> now.marks().reactions().isEmpty(), SOON)
                        .text())
                .isEqualTo("to nobody with keys");
    }
}
