package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Contact;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.StatusText;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.ReadContacts;
import io.github.camelwhatsapp.operation.RemoveProfilePicture;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SetProfilePicture;
import io.github.camelwhatsapp.operation.SetStatus;
import io.github.camelwhatsapp.operation.SubscribePresence;
import io.github.camelwhatsapp.spi.Etiquette;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client does by itself, by the rules that the seed sets for a good one. */
class ClassicEtiquetteIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String CAT = "34600000003";
    private static final String DAN = "34600000004";

    private WhatsAppEmulator emulator;
    private TestAccount ann;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder().start();
        emulator.account(BOB);
    }

    @AfterEach
    void stop() {
        ann.close();
        List<String> complaints = emulator.ledgers().complaints();
        emulator.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void syncsItsContactsAndSubscribesToThoseWhoAreThereAtTheFirstLogin() {
        begin(Etiquette.DEFAULT.withContacts(List.of("+" + BOB, CAT)));

        await().until(() -> emulator.account(ANN).subscriptions().equals(List.of(BOB)));
        assertThat(emulator.account(ANN).contacts()).containsExactly(BOB, CAT);
        assertThat(syncs()).singleElement().satisfies(sync -> {
            assertThat(sync.attribute("mode")).contains("full");
            assertThat(sync.attribute("context")).contains("registration");
        });
    }

    @Test
    void asksAtItsFirstLoginOnlyForWhatAPhoneAsksFor() {
        begin(Etiquette.DEFAULT);
        await().until(() -> introductions().equals(List.of("w props", "w:g2 participating", "w:b lists")));
        await().until(() -> requests("urn:xmpp:whatsapp:push").size() == 1);

        again();

        await().until(() -> requests("urn:xmpp:whatsapp:push").size() == 2);
        assertThat(introductions()).hasSize(3);
    }

    @Test
    void asksForStatusAndPictureOfEveryContactThatIsThereAndRemembersThem() {
        try (TestAccount bob = TestAccount.on(emulator, BOB).start()) {
            emulator.awaitOnline(BOB, SOON);
            await().until(() -> bob.client().status().isOnline());
            join(bob.client().execute(new SetStatus("at sea")));
            join(bob.client().execute(new SetProfilePicture(SampleContents.jpeg("bob"))));
            emulator.account(CAT);

            begin(Etiquette.DEFAULT.withContacts(List.of(BOB, CAT, DAN)));

            await().until(() -> contact(BOB).picture().isPresent());
            await().until(() -> pictures().equals(List.of(BOB, CAT)));
            assertThat(contact(BOB).status().flatMap(StatusText::text)).contains("at sea");
            assertThat(contact(BOB).picture().orElseThrow().image()).isNotEmpty();
            assertThat(contact(BOB).subscribed()).isTrue();
            assertThat(contact(CAT).picture()).isEmpty();
            assertThat(contact(DAN).registered()).isFalse();
            assertThat(requests("status"))
                    .as("two contacts, one question")
                    .filteredOn(iq -> iq.attributes().is("type", "get"))
                    .hasSize(1);
        }
    }

    @Test
    void goesOnWithThePicturesThatItHadNotAskedForWhenTheConnectionEnded() {
        emulator.account(CAT);
        begin(Etiquette.DEFAULT.withContacts(List.of(BOB, CAT)));
        await().until(() -> pictures().contains(BOB));
        emulator.disconnectAll();

        await().until(() -> pictures().containsAll(List.of(BOB, CAT)));
        assertThat(pictures().stream().filter(BOB::equals).count()).isLessThanOrEqualTo(2);
    }

    @Test
    void fetchesWhatHasChangedOfItsContactsAndNothingOfOthers() {
        try (TestAccount bob = TestAccount.on(emulator, BOB).start()) {
            emulator.awaitOnline(BOB, SOON);
            await().until(() -> bob.client().status().isOnline());
            begin(Etiquette.DEFAULT.withContacts(List.of(BOB)));
            await().until(() -> pictures().equals(List.of(BOB)));

            join(bob.client().execute(new SetProfilePicture(SampleContents.jpeg("bob"))));
            await().until(() -> contact(BOB).picture().isPresent());
            assertThat(contact(BOB).picture().orElseThrow().pictureId()).isPresent();

            join(bob.client().execute(new SetStatus("back home")));
            await().until(() -> contact(BOB).status().flatMap(StatusText::text).equals(Optional.of("back home")));

            join(bob.client().execute(new RemoveProfilePicture()));
            await().until(() -> contact(BOB).picture().isEmpty());

            int before = pictures().size();
            emulator.account(ANN)
                    .notification(
                            Jid.ofPhone(CAT),
                            "picture",
                            Node.builder("set")
                                    .attribute("jid", Jid.ofPhone(CAT))
                                    .attribute("id", "1")
                                    .build());
            emulator.account(ANN).news().contactUpdated(BOB);
            await().until(() -> pictures().size() == before + 1);
            assertThat(pictures()).doesNotContain(CAT);

            emulator.account(ANN).news().contactRemoved(BOB);
            await().until(() ->
                    !contact(BOB).registered() && contact(BOB).status().isEmpty());
        }
    }

    @Test
    void asksForNothingByItselfWithoutUpkeep() {
        begin(Etiquette.DEFAULT.withUpkeep(false).withContacts(List.of(BOB)));
        await().until(() -> emulator.account(ANN).subscriptions().equals(List.of(BOB)));
        emulator.account(ANN).news().contactUpdated(BOB);
        await().until(() -> presences().size() == 3);

        assertThat(introductions()).isEmpty();
        assertThat(pictures()).isEmpty();
        assertThat(requests("status")).isEmpty();
    }

    @Test
    void subscribesAgainAndSyncsNothingAtALaterLogin() {
        begin(Etiquette.DEFAULT.withContacts(List.of(BOB)));
        await().until(() -> emulator.account(ANN).subscriptions().equals(List.of(BOB)));

        again();

        await().until(() -> emulator.account(ANN).subscriptions().equals(List.of(BOB)));
        assertThat(syncs()).hasSize(1);
    }

    @Test
    void syncsANumberBeforeItSubscribesAndNeverSubscribesTwice() {
        begin(Etiquette.DEFAULT);

        join(ann.client().execute(new SubscribePresence(Party.ofPhone(BOB))));
        join(ann.client().execute(new SubscribePresence(Party.ofPhone(BOB))));

        await().until(() -> presences().equals(List.of("subscribe", "unsubscribe", "subscribe")));
        assertThat(syncs()).hasSize(1);
    }

    @Test
    void doesNotSubscribeToWhoIsNotThere() {
        begin(Etiquette.DEFAULT);

        assertThatThrownBy(() -> join(ann.client().execute(new SubscribePresence(Party.ofPhone(CAT)))))
                .hasMessageContaining("subscribePresence")
                .hasMessageContaining("404");
        assertThat(emulator.account(ANN).subscriptions()).isEmpty();
    }

    @Test
    void followsWhatTheServerTellsOfItsContacts() {
        begin(Etiquette.DEFAULT.withContacts(List.of(BOB, CAT)));
        await().until(() -> emulator.account(ANN).subscriptions().equals(List.of(BOB)));

        emulator.account(CAT);
        await().until(() -> emulator.account(ANN).subscriptions().equals(List.of(BOB, CAT)));

        emulator.account(ANN).news().contactRemoved(CAT);
        await().until(() -> emulator.account(ANN).subscriptions().equals(List.of(BOB)));

        int before = presences().size();
        emulator.account(ANN).news().contactUpdated(BOB);
        await().until(() -> presences().size() == before + 2);
        assertThat(presences().subList(before, before + 2)).containsExactly("unsubscribe", "subscribe");
    }

    @Test
    void syncsItsContactsWhenTheServerAsks() {
        begin(Etiquette.DEFAULT.withContacts(List.of(BOB)));
        await().until(() -> emulator.account(ANN).subscriptions().equals(List.of(BOB)));

        emulator.account(ANN).news().contactSync(TimeSource.system().now());

        await().until(() -> syncs().size() == 2);
        assertThat(syncs().get(1).attribute("mode")).contains("chunked");
    }

    @Test
    void showsThatItTypesBeforeAMessage() {
        begin(Etiquette.DEFAULT.withTyping(true));

        join(ann.client().execute(new SendMessage(Party.ofPhone(BOB), new Text("hello"))));

        List<String> sent = emulator.transcript().entries().stream()
                .filter(entry -> entry.direction() == Direction.RECEIVED)
                .map(entry -> entry.node())
                .filter(node -> node.is("chatstate") || node.is("message"))
                .map(node -> node.is("message")
                        ? "message"
                        : node.firstChild().orElseThrow().tag())
                .toList();
        assertThat(sent).containsExactly("composing", "paused", "message");
    }

    private void begin(Etiquette etiquette) {
        ann = TestAccount.on(emulator, ANN, settings -> settings.etiquette(etiquette), TimeSource.system())
                .start();
        emulator.awaitOnline(ANN, SOON);
        await().until(() -> ann.client().status().isOnline());
    }

    private void again() {
        join(ann.client().stop());
        emulator.awaitOffline(ANN, SOON);
        ann.start();
    }

    private Contact contact(String number) {
        return join(ann.client().execute(new ReadContacts())).stream()
                .filter(contact -> contact.party().equals(Party.ofPhone(number)))
                .findFirst()
                .orElseThrow();
    }

    /** Whose pictures were asked for, in order. */
    private List<String> pictures() {
        return requests("w:profile:picture").stream()
                .filter(iq -> iq.attributes().is("type", "get"))
                .map(iq -> iq.attributes().requireJid("to").user())
                .toList();
    }

    private List<String> introductions() {
        return emulator.transcript().nodes(Direction.RECEIVED, "iq").stream()
                .filter(iq -> List.of("w", "w:g2", "w:b")
                        .contains(iq.attribute("xmlns").orElse("")))
                .map(iq -> iq.attributes().requireText("xmlns") + " "
                        + iq.firstChild().orElseThrow().tag())
                .toList();
    }

    private List<Node> syncs() {
        return requests("urn:xmpp:whatsapp:sync").stream()
                .map(iq -> iq.child("sync").orElseThrow())
                .toList();
    }

    private List<Node> requests(String namespace) {
        return emulator.transcript().nodes(Direction.RECEIVED, "iq").stream()
                .filter(iq -> iq.attributes().is("xmlns", namespace))
                .toList();
    }

    private List<String> presences() {
        return emulator.transcript().nodes(Direction.RECEIVED, "presence").stream()
                .map(presence -> presence.attribute("type").orElse(""))
                .filter(type -> type.endsWith("subscribe"))
                .toList();
    }
}
