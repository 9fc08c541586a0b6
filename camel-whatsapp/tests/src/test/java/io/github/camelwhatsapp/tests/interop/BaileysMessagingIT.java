package io.github.camelwhatsapp.tests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.ToleratesViolations;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.ledger.PeerProfile;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import io.github.camelwhatsapp.emulator.phone.PhoneMedium;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhonePoll;
import io.github.camelwhatsapp.emulator.phone.Tick;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two Baileys clients, unmodified, write to each other through the emulator, and with its phones. The control of all interop tests. */
@Tag("interop")
class BaileysMessagingIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String CARLA = "34600000003";
    private static final String ANN_JID = ANN + "@s.whatsapp.net";
    private static final String BOB_JID = BOB + "@s.whatsapp.net";
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private static Path packages;

    @TempDir
    Path folder;

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private Phone annsPhone;
    private Phone bobsPhone;
    private Baileys ann;
    private Baileys bob;

    @BeforeAll
    static void install() {
        packages = NodePackages.installed();
    }

    @BeforeEach
    void link() throws Exception {
        emulator.account(ANN).lenient(PeerProfile.BAILEYS_7);
        emulator.account(BOB).lenient(PeerProfile.BAILEYS_7);
        emulator.multiDevice().lenient(PeerProfile.BAILEYS_7);
        annsPhone = emulator.phone(ANN).named("Ann").awaitOnline(SOON);
        bobsPhone = emulator.phone(BOB).named("Bob").awaitOnline(SOON);
        ann = Baileys.linked(packages, emulator, annsPhone, folder.resolve("ann"));
        bob = Baileys.linked(packages, emulator, bobsPhone, folder.resolve("bob"));
    }

    @AfterEach
    void close() {
        ann.close();
        bob.close();
    }

    @Test
    void writeTextToEachOtherAndTellWhatArrived() {
        JsonNode sent = ann.send(BOB_JID, "{\"text\":\"hello Bob\"}");
        JsonNode received = bob.awaitText("hello Bob");

        assertThat(received.path("key").path("fromMe").asBoolean()).isFalse();
        ann.awaitReceipt(sent, "delivered");
        bob.send(ANN_JID, "{\"text\":\"hello Ann\"}");
        ann.awaitText("hello Ann");
        assertThat(bobsPhone.awaitReceived("hello Bob", SOON).author()).isEqualTo(ANN);
        assertThat(annsPhone.awaitReceived("hello Ann", SOON).author()).isEqualTo(BOB);
        assertThat(annsPhone
                        .await(
                                "what Ann wrote elsewhere",
                                phone -> phone.messages().stream()
                                        .filter(message -> message.text().equals("hello Bob"))
                                        .findFirst(),
                                SOON)
                        .chat())
                .isEqualTo(BOB);
    }

    @Test
    void writesWithAPhone() {
        PhoneMessage sent = bobsPhone.sends("from the phone").to(ANN);

        JsonNode received = ann.awaitText("from the phone");
        bobsPhone.awaitTick(sent, Tick.DELIVERED, SOON);
        ann.order("read [" + received.path("key") + "]");
        bobsPhone.awaitTick(sent, Tick.READ, SOON);
        assertThat(bob.awaitText("from the phone").path("key").path("fromMe").asBoolean())
                .isTrue();
        JsonNode key = ann.send(BOB_JID, "{\"text\":\"to the phone\"}");
        bobsPhone.awaitReceived("to the phone", SOON);
        bobsPhone.reads(ANN);
        ann.awaitReceipt(key, "read");
    }

    @Test
    void reactEditAndRevoke() {
        JsonNode sent = ann.send(BOB_JID, "{\"text\":\"frist\"}");
        JsonNode received = bob.awaitText("frist");
        bob.send(ANN_JID, "{\"react\":{\"text\":\"\ud83d\udc4d\",\"key\":" + received.path("key") + "}}");
        JsonNode reaction = ann.await("reaction");
        assertThat(reaction.path("reaction").path("text").asText()).isEqualTo("\ud83d\udc4d");
        assertThat(reaction.path("key").path("id")).isEqualTo(sent.path("id"));

        ann.send(BOB_JID, "{\"text\":\"first\",\"edit\":" + sent + "}");
        JsonNode edit = bob.await("update", update -> update.toString().contains("editedMessage"));
        assertThat(edit.toString()).contains("first");
        assertThat(edit.path("key").path("id")).isEqualTo(sent.path("id"));

        ann.send(BOB_JID, "{\"delete\":" + sent + "}");
        JsonNode revoked = bob.await(
                "update", update -> update.path("update").path("message").isNull());
        assertThat(revoked.path("key").path("id")).isEqualTo(sent.path("id"));
    }

    @Test
    void pollAndVote() {
        JsonNode sent = ann.send(
                BOB_JID, "{\"poll\":{\"name\":\"Lunch?\",\"values\":[\"Pizza\",\"Soup\"],\"selectableCount\":1}}");
        JsonNode poll =
                bob.await("message", message -> message.path("kind").asText().startsWith("pollCreation"));
        bob.order("vote {\"key\":" + poll.path("key") + ",\"options\":[\"Soup\"]}");
        bob.await("voted");

        JsonNode vote = ann.await("vote");
        assertThat(vote.path("poll")).isEqualTo(sent.path("id"));
        assertThat(vote.path("options")).extracting(JsonNode::asText).containsExactly("Soup");
    }

    @Test
    void reactEditRevokeAndVoteWithAPhone() {
        JsonNode sent = ann.send(BOB_JID, "{\"text\":\"frist\"}");
        PhoneMessage received = bobsPhone.awaitReceived("frist", SOON);
        bobsPhone.reacts(received, "\ud83d\udc4d");
        ann.await("reaction", told -> told.path("key").path("id").equals(sent.path("id")));
        ann.send(BOB_JID, "{\"text\":\"first\",\"edit\":" + sent + "}");
        assertThat(bobsPhone
                        .awaitChange(received, now -> now.marks().edited(), SOON)
                        .text())
                .isEqualTo("first");
        bobsPhone.replies(received, "indeed");
        JsonNode reply = ann.awaitText("indeed");
        assertThat(reply.findPath("stanzaId")).isEqualTo(sent.path("id"));
        ann.send(BOB_JID, "{\"delete\":" + sent + "}");
        bobsPhone.awaitChange(received, now -> now.marks().revoked(), SOON);

        PhoneMessage own = bobsPhone.sends("secnod").to(ANN);
        JsonNode came = ann.awaitText("secnod");
        bobsPhone.edits(own, "second");
        ann.await("update", update -> update.toString().contains("\"second\""));
        ann.send(BOB_JID, "{\"react\":{\"text\":\"\u2764\",\"key\":" + came.path("key") + "}}");
        bobsPhone.awaitChange(own, now -> now.marks().reactions().containsKey(ANN), SOON);

        JsonNode poll = ann.send(
                BOB_JID, "{\"poll\":{\"name\":\"Lunch?\",\"values\":[\"Pizza\",\"Soup\"],\"selectableCount\":1}}");
        PhoneMessage question =
                bobsPhone.awaitReceived(message -> message.poll().isPresent(), SOON);
        bobsPhone.votes(question, "Soup");
        assertThat(ann.await("vote", vote -> vote.path("poll").equals(poll.path("id")))
                        .path("options"))
                .extracting(JsonNode::asText)
                .containsExactly("Soup");
        PhoneMessage asked =
                bobsPhone.sends(PhonePoll.of("Dinner?", "Rice", "Bread")).to(ANN);
        JsonNode there = ann.await(
                "message", told -> told.path("key").path("id").asText().equals(asked.id()));
        ann.order("vote {\"key\":" + there.path("key") + ",\"options\":[\"Rice\"]}");
        bobsPhone.awaitChange(asked, now -> now.poll().orElseThrow().votes().containsKey(ANN), SOON);
    }

    @Test
    void writeInAGroupAlsoAfterSomebodyIsAdded() {
        Phone carla = emulator.phone(CARLA).named("Carla").awaitOnline(SOON);
        ann.order("group {\"subject\":\"Friends\",\"members\":[\"" + BOB_JID + "\"]}");
        String group = ann.await("group").path("group").path("id").asText();
        ann.send(group, "{\"text\":\"first\"}");
        JsonNode first = bob.awaitText("first");
        bob.send(group, "{\"text\":\"second\"}");
        ann.awaitText("second");
        assertThat(bobsPhone.awaitReceived("first", SOON).chat())
                .isEqualTo(first.path("key").path("remoteJid").asText().replace("@g.us", ""));
        annsPhone.awaitReceived("second", SOON);

        ann.order("groupChange {\"group\":\"" + group + "\",\"members\":[\"" + CARLA
                + "@s.whatsapp.net\"],\"change\":\"add\"}");
        ann.await("changed");
        ann.send(group, "{\"text\":\"third\"}");
        carla.awaitReceived("third", SOON);
        bob.awaitText("third");
        carla.sends("fourth").to(group.replace("@g.us", ""));
        ann.awaitText("fourth");
        bob.awaitText("fourth");
        bob.send(group, "{\"text\":\"fifth\"}");
        carla.awaitReceived("fifth", SOON);
        ann.awaitText("fifth");
    }

    @Test
    void sendAVoiceNoteAndADocumentAndFetchThem() throws Exception {
        byte[] sound = "as good as a sound".repeat(5_000).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("sound.ogg"), sound);
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(sound));

        PhoneMessage note = bobsPhone
                .sends(PhoneFile.of(sound, "audio/ogg").as(PhoneMedium.Kind.VOICE_NOTE))
                .to(ANN);
        ann.await("message", told -> told.path("key").path("id").asText().equals(note.id()));
        ann.order("fetch {\"id\":\"" + note.id() + "\"}");
        assertThat(ann.await("fetched").path("sha256").asText()).isEqualTo(hash);

        JsonNode sent = ann.send(
                BOB_JID,
                "{\"document\":{\"url\":\"" + file + "\"},\"mimetype\":\"audio/ogg\",\"fileName\":\"sound.ogg\"}");
        PhoneMessage received =
                bobsPhone.awaitReceived(message -> message.medium().isPresent(), SOON);
        assertThat(bobsPhone.fetches(received).get(20, TimeUnit.SECONDS)).hasBinaryContent(sound);
        bob.await("message", told -> told.path("key").path("id").equals(sent.path("id")));
        bob.order("fetch {\"id\":" + sent.path("id") + "}");
        assertThat(bob.await("fetched").path("sha256").asText()).isEqualTo(hash);
    }

    @Test
    void sendAPictureAndFetchIt() throws Exception {
        byte[] bytes = "as good as a picture".repeat(5_000).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("sea.jpg"), bytes);

        JsonNode sent = ann.send(BOB_JID, "{\"image\":{\"url\":\"" + file + "\"},\"caption\":\"the sea\"}");
        JsonNode seen = bob.awaitMessage(sent.path("id").asText());

        assertThat(seen.path("content").path("imageMessage").path("caption").asText())
                .isEqualTo("the sea");
        assertThat(bob.fetched(sent.path("id").asText()))
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    /**
     * Baileys 7 writes into one stanza twice what it sends again, which the server refuses (479): the phone is who brings it. In the form
     * that the server takes, which is the second one under its id, it is read. The same happens with our client.
     */
    @Test
    @ToleratesViolations({Rule.MESSAGE_SHAPE, Rule.MESSAGE_ADDRESSING, Rule.MESSAGE_ID_REUSE})
    void askForWhatTheyCannotReadAndGetItFromThePhoneOrInTheRightForm() {
        String annsLid = emulator.account(ANN).lid().user();
        String group = emulator.group("120363000000000001", "Friends", ANN, BOB)
                .hidden(true)
                .jid()
                .toString();
        ann.send(group, "{\"text\":\"first\"}");
        bob.awaitText("first");
        ann.send(BOB_JID, "{\"text\":\"second\"}");
        bob.awaitText("second");
        bob.send(ANN_JID, "{\"text\":\"third\"}");
        ann.awaitText("third");

        bob.loses("session", annsLid);
        JsonNode sent = ann.send(BOB_JID, "{\"text\":\"answered in vain\"}");
        assertThat(ann.await("refused", told -> told.path("id").equals(sent.path("id")))
                        .path("error")
                        .asText())
                .isEqualTo("479");
        bob.awaitText("answered in vain");
        bob.send(ANN_JID, "{\"text\":\"fourth\"}");
        ann.awaitText("fourth");
        ann.send(BOB_JID, "{\"text\":\"fifth\"}");
        bob.awaitText("fifth");

        ann.order("mend");
        bob.loses("session", annsLid);
        ann.send(BOB_JID, "{\"text\":\"to the lost session\"}");
        bob.awaitText("to the lost session");
        bob.loses("sender-key", annsLid);
        ann.send(group, "{\"text\":\"with the lost key\"}");
        bob.awaitText("with the lost key");
    }

    @Test
    void goOnWhenOneIsLinkedAnewToAPhoneThatWasSetUpAnew() throws Exception {
        ann.send(BOB_JID, "{\"text\":\"first\"}");
        bob.awaitText("first");
        bob.send(ANN_JID, "{\"text\":\"second\"}");
        ann.awaitText("second");
        bobsPhone.troubles().isSetUpAnew();
        bob.await("close", close -> close.path("status").asInt() == 401);
        bob.close();
        bob = Baileys.linked(packages, emulator, bobsPhone, folder.resolve("new-bob"));

        ann.send(BOB_JID, "{\"text\":\"third\"}");
        bob.awaitText("third");
        bob.send(ANN_JID, "{\"text\":\"fourth\"}");
        ann.awaitText("fourth");
    }
}
