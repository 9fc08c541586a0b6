package io.github.camelwhatsapp.tests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.ledger.PeerProfile;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.PollVote;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.ReceiptType;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.model.Waveform;
import io.github.camelwhatsapp.operation.EditMessage;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.React;
import io.github.camelwhatsapp.operation.Reply;
import io.github.camelwhatsapp.operation.RevokeMessage;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SendPoll;
import io.github.camelwhatsapp.operation.VotePoll;
import io.github.camelwhatsapp.tests.LinkedAccount;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Our client and Baileys, unmodified, write to each other through the emulator. */
@Tag("interop")
class BaileysWithUsIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String CARLA = "34600000003";
    private static final String ANN_JID = ANN + "@s.whatsapp.net";
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private static Path packages;

    @TempDir
    Path folder;

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private LinkedAccount ann;
    private Baileys bob;

    @BeforeAll
    static void install() {
        packages = NodePackages.installed();
    }

    @BeforeEach
    void link() throws Exception {
        emulator.account(BOB).lenient(PeerProfile.BAILEYS_7);
        emulator.multiDevice().lenient(PeerProfile.BAILEYS_7);
        Phone phone = emulator.phone(BOB).named("Bob").awaitOnline(SOON);
        emulator.phone(ANN).named("Ann").awaitOnline(SOON);
        bob = Baileys.linked(packages, emulator, phone, folder.resolve("bob"));
        ann = LinkedAccount.on(emulator, ANN);
    }

    @AfterEach
    void close() {
        bob.close();
        ann.close();
    }

    @Test
    void textBothWaysWithReceipts() throws Exception {
        SentMessage sent = send(new SendMessage(Party.ofPhone(BOB), new Text("hello Bob")));
        JsonNode received = bob.awaitText("hello Bob");
        ann.told(
                ReceiptReceived.class,
                receipt ->
                        receipt.type() == ReceiptType.DELIVERED && receipt.ids().contains(sent.id()));
        bob.order("read [" + received.path("key") + "]");
        ann.told(
                ReceiptReceived.class,
                receipt -> receipt.type() == ReceiptType.READ && receipt.ids().contains(sent.id()));

        JsonNode key = bob.send(ANN_JID, "{\"text\":\"hello Ann\"}");
        MessageReceived answer = received("hello Ann");
        assertThat(answer.from().phone()).contains(BOB);
        bob.awaitReceipt(key, "delivered");
        send(new MarkRead(answer.from(), List.of(answer.id()), Optional.empty()));
        bob.awaitReceipt(key, "read");
        send(Reply.to(answer, new Text("hello again")));
        assertThat(bob.awaitText("hello again").findPath("stanzaId").asText()).isEqualTo(answer.id());
    }

    @Test
    void reactEditAndRevokeBothWays() throws Exception {
        SentMessage sent = send(new SendMessage(Party.ofPhone(BOB), new Text("frist")));
        JsonNode there = bob.awaitText("frist");
        bob.send(ANN_JID, "{\"react\":{\"text\":\"\u2764\",\"key\":" + there.path("key") + "}}");
        Reaction reaction = content(Reaction.class, any -> true);
        assertThat(reaction.emoji()).isEqualTo("\u2764");
        assertThat(reaction.target().id()).isEqualTo(sent.id());
        send(new EditMessage(Party.ofPhone(BOB), sent.id(), new Text("first"), MessageOptions.NONE));
        bob.await(
                "update",
                update -> update.path("key").path("id").asText().equals(sent.id())
                        && update.toString().contains("\"first\""));
        send(new RevokeMessage(Party.ofPhone(BOB), MessageReference.own(sent.id())));
        bob.await(
                "update",
                update -> update.path("key").path("id").asText().equals(sent.id())
                        && update.path("update").path("message").isNull());

        JsonNode key = bob.send(ANN_JID, "{\"text\":\"secnod\"}");
        MessageReceived came = received("secnod");
        send(React.to(came, "\u2764"));
        bob.await("reaction", told -> told.path("key").path("id").equals(key.path("id")));
        bob.send(ANN_JID, "{\"text\":\"second\",\"edit\":" + key + "}");
        Edit edit = content(Edit.class, any -> true);
        assertThat(edit.target().id()).isEqualTo(came.id());
        assertThat(edit.content()).isEqualTo(new Text("second"));
        bob.send(ANN_JID, "{\"delete\":" + key + "}");
        assertThat(content(Revocation.class, any -> true).target().id()).isEqualTo(came.id());
    }

    @Test
    void imageAndVoiceNoteBothWays() throws Exception {
        byte[] jpeg = picture();
        byte[] sound = "as good as a sound".repeat(5_000).getBytes(StandardCharsets.UTF_8);

        SentMessage image = send(new SendMessage(
                Party.ofPhone(BOB),
                Image.builder(Media.of(jpeg)).caption("the sea").build()));
        JsonNode seen = bob.awaitMessage(image.id());
        assertThat(seen.path("kind").asText()).isEqualTo("imageMessage");
        JsonNode shown = seen.path("content").path("imageMessage");
        assertThat(shown.path("caption").asText()).isEqualTo("the sea");
        assertThat(shown.path("width").asInt()).isEqualTo(320);
        assertThat(shown.path("jpegThumbnail").asText()).isNotEmpty();
        assertThat(bob.fetched(image.id())).isEqualTo(hash(jpeg));
        SentMessage note = send(new SendMessage(
                Party.ofPhone(BOB),
                VoiceNote.builder(Media.of(sound).withMimeType("audio/ogg"))
                        .duration(Duration.ofSeconds(7))
                        .waveform(new Waveform(new byte[] {0, 50, 100}))
                        .build()));
        JsonNode heard = bob.awaitMessage(note.id()).path("content").path("audioMessage");
        assertThat(heard.path("ptt").asBoolean()).isTrue();
        assertThat(heard.path("seconds").asInt()).isEqualTo(7);
        assertThat(bob.fetched(note.id())).isEqualTo(hash(sound));

        Path picture = Files.write(folder.resolve("sea.jpg"), jpeg);
        Path voice = Files.write(folder.resolve("voice.ogg"), sound);
        bob.send(ANN_JID, "{\"image\":{\"url\":\"" + picture + "\"},\"caption\":\"the beach\"}");
        MessageReceived beach = ann.told(MessageReceived.class, message -> message.content() instanceof Image);
        assertThat(((Image) beach.content()).caption()).contains("the beach");
        assertThat(ann.bytes(beach)).isEqualTo(jpeg);
        bob.send(
                ANN_JID,
                "{\"audio\":{\"url\":\"" + voice + "\"},\"ptt\":true,\"seconds\":3,"
                        + "\"mimetype\":\"audio/ogg; codecs=opus\"}");
        MessageReceived spoken = ann.told(MessageReceived.class, message -> message.content() instanceof VoiceNote);
        assertThat(((VoiceNote) spoken.content()).duration()).contains(Duration.ofSeconds(3));
        assertThat(ann.bytes(spoken)).isEqualTo(sound);
    }

    @Test
    void pollAndVoteBothWays() throws Exception {
        SentMessage asked = send(new SendPoll(
                Party.ofPhone(BOB), "Lunch?", List.of("Pizza", "Soup"), Optional.of(1), MessageOptions.NONE));
        JsonNode there = bob.awaitMessage(asked.id());
        bob.order("vote {\"key\":" + there.path("key") + ",\"options\":[\"Soup\"]}");
        PollVote vote = content(PollVote.class, any -> true);
        assertThat(vote.options()).containsExactly("Soup");

        JsonNode key = bob.send(
                ANN_JID, "{\"poll\":{\"name\":\"Dinner?\",\"values\":[\"Rice\",\"Bread\"],\"selectableCount\":1}}");
        MessageReceived poll = ann.told(MessageReceived.class, message -> message.content() instanceof Poll);
        send(new VotePoll(poll.from(), poll.reference(), List.of("Rice")));
        JsonNode opened = bob.await("vote", told -> told.path("poll").equals(key.path("id")));
        assertThat(opened.path("options")).extracting(JsonNode::asText).containsExactly("Rice");
    }

    @Test
    void groupBothWaysAlsoAfterSomebodyIsAdded() throws Exception {
        Phone carla = emulator.phone(CARLA).awaitOnline(SOON);
        bob.order("group {\"subject\":\"Friends\",\"members\":[\"" + ANN_JID + "\"]}");
        String id = bob.await("group").path("group").path("id").asText();
        bob.send(id, "{\"text\":\"first\"}");
        Party group = received("first").from();
        send(new SendMessage(group, new Text("second")));
        bob.awaitText("second");
        bob.order("groupChange {\"group\":\"" + id + "\",\"members\":[\"" + CARLA
                + "@s.whatsapp.net\"],\"change\":\"add\"}");
        bob.await("changed");
        bob.send(id, "{\"text\":\"third\"}");
        received("third");
        carla.awaitReceived("third", SOON);
        send(new SendMessage(group, new Text("fourth")));
        bob.awaitText("fourth");
        carla.awaitReceived("fourth", SOON);
        carla.sends("fifth").to(id.replace("@g.us", ""));
        received("fifth");
        bob.awaitText("fifth");
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "jpg", out);
        return out.toByteArray();
    }

    private static String hash(byte[] bytes) throws NoSuchAlgorithmException {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private MessageReceived received(String text) {
        return ann.told(MessageReceived.class, message -> message.content().equals(new Text(text)));
    }

    private <C extends Content> C content(Class<C> type, Predicate<C> fits) {
        return type.cast(ann.told(
                        MessageReceived.class,
                        message -> type.isInstance(message.content()) && fits.test(type.cast(message.content())))
                .content());
    }

    private SentMessage send(QueuedOperation operation) throws Exception {
        return ann.client()
                .send(operation, SendOptions.DEFAULT)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }
}
