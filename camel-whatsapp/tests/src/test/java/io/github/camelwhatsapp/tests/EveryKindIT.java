package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.media.FetchedMedia;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.SendBroadcast;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.EncryptionSettings;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two accounts of our client exchange every kind of message that the generation has, in both directions: with one person, in a group and
 * by broadcast, in the clear and encrypted.
 */
class EveryKindIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String CAT = "34600000003";
    private static final String GROUP = "34600000001-1400000000";

    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();

    @AfterEach
    void stop() {
        emulator.close();
    }

    /** Where two people talk. */
    enum Chat {
        PERSON,
        GROUP,
        BROADCAST
    }

    @ParameterizedTest(name = "to a {0}, encrypted: {1}")
    @CsvSource({"PERSON,false", "GROUP,false", "BROADCAST,false", "PERSON,true", "GROUP,true", "BROADCAST,true"})
    void twoAccountsExchangeEveryKindBothWays(Chat chat, boolean encrypted) throws IOException {
        emulator.account(CAT);
        try (TestAccount ann = account(ANN, encrypted);
                TestAccount bob = account(BOB, encrypted)) {
            emulator.group(GROUP, "friends", ANN, BOB);
            if (encrypted) {
                await().until(() -> emulator.account(ANN).publishedPreKeys() == 200
                        && emulator.account(BOB).publishedPreKeys() == 200);
            }

            allKinds(chat, ann, bob);
            allKinds(chat, bob, ann);

            assertThat(formsOnTheWire()).isEqualTo(expectedForms(encrypted && chat != Chat.BROADCAST));
        }
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    private void allKinds(Chat chat, TestAccount from, TestAccount to) throws IOException {
        SampleContents samples = SampleContents.of(from.number());
        for (Content content : samples.contents()) {
            SentMessage sent = join(from.client().execute(message(chat, to, content)));
            MessageReceived received = received(to, sent, content.kind());
            assertThat(received.sender()).isEqualTo(Party.ofPhone(from.number()));
            assertThat(received.from().id().isGroup()).isEqualTo(chat == Chat.GROUP);
            assertSame(content, received.content());
            if (received.content() instanceof MediaContent media) {
                assertThat(bytes(to, media)).isEqualTo(samples.bytes().get(content.kind()));
            }
        }
    }

    private static QueuedOperation message(Chat chat, TestAccount to, Content content) {
        return switch (chat) {
            case PERSON -> new SendMessage(Party.ofPhone(to.number()), content);
            case GROUP -> new SendMessage(Party.of(Jid.ofGroup(GROUP)), content);
            case BROADCAST -> new SendBroadcast(List.of(Party.ofPhone(to.number()), Party.ofPhone(CAT)), content);
        };
    }

    private static MessageReceived received(TestAccount by, SentMessage sent, String kind) {
        await().alias(kind).until(() -> by.events(MessageReceived.class).stream()
                .anyMatch(message -> message.id().equals(sent.id())));
        return by.events(MessageReceived.class).stream()
                .filter(message -> message.id().equals(sent.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Whatever is said beside the bytes. */
    private static void assertSame(Content sent, Content received) {
        assertThat(received.kind()).isEqualTo(sent.kind());
        if (sent instanceof Text || sent instanceof ContactCard || sent instanceof Location) {
            assertThat(received).isEqualTo(sent);
        } else if (sent instanceof Image image) {
            assertThat(((Image) received).caption()).isEqualTo(image.caption());
            assertThat(((Image) received).preview()).isPresent();
            assertThat(((Image) received).dimensions()).isPresent();
        } else if (sent instanceof Video video) {
            assertThat(((Video) received).caption()).isEqualTo(video.caption());
        } else if (sent instanceof VoiceNote note) {
            assertThat(((VoiceNote) received).duration()).isEqualTo(note.duration());
        } else if (sent instanceof Document document) {
            assertThat(((Document) received).title()).isEqualTo(document.media().fileName());
        }
    }

    private static byte[] bytes(TestAccount account, MediaContent content) throws IOException {
        assertThat(content.media()).isInstanceOf(RemoteMedia.class);
        try (FetchedMedia fetched = join(account.client().fetch(content));
                InputStream in = fetched.open()) {
            return in.readAllBytes();
        }
    }

    /** How many messages of each form the server took. */
    private Map<String, Integer> formsOnTheWire() {
        Map<String, Integer> forms = new LinkedHashMap<>();
        emulator.transcript()
                .nodes(Direction.RECEIVED, "message")
                .forEach(message -> forms.merge(form(message), 1, Integer::sum));
        return forms;
    }

    private static String form(Node message) {
        if (message.child("enc").isPresent()) {
            return "enc " + message.child("enc").get().attribute("mediatype").orElse("text");
        }
        return message.child("media")
                .map(media -> "media " + media.attributes().requireText("type"))
                .orElse("body");
    }

    private static Map<String, Integer> expectedForms(boolean encrypted) {
        return encrypted
                ? Map.of(
                        "enc text",
                        2,
                        "enc image",
                        2,
                        "media audio",
                        4,
                        "media video",
                        2,
                        "enc document",
                        2,
                        "enc location",
                        2,
                        "enc vcard",
                        2)
                : Map.of(
                        "body",
                        2,
                        "media image",
                        2,
                        "media audio",
                        4,
                        "media video",
                        2,
                        "media document",
                        2,
                        "media location",
                        2,
                        "media vcard",
                        2);
    }

    private TestAccount account(String number, boolean encrypted) {
        TestAccount account = TestAccount.on(
                        emulator, number, settings -> settings(settings, encrypted), TimeSource.system())
                .start();
        emulator.awaitOnline(number, SOON);
        return account;
    }

    private AccountSettings.Builder settings(AccountSettings.Builder settings, boolean encrypted) {
        return settings.trusted(
                        new TrustedCertificates(List.of(emulator.certificate().certificate())))
                .encryption(new EncryptionSettings(encrypted, true));
    }
}
