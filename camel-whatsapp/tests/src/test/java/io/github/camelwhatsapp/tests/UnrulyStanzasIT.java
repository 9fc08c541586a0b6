package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.script.CutAtByte;
import io.github.camelwhatsapp.emulator.script.Delay;
import io.github.camelwhatsapp.emulator.script.DuplicateStanza;
import io.github.camelwhatsapp.emulator.script.Schedule;
import io.github.camelwhatsapp.emulator.script.SwapStanzas;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.UnknownStanza;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Stanzas that come late, in another order, twice, or as nobody knows them: none is lost, none is delivered twice, and the connection
 * stays.
 */
@ParameterizedClass
@EnumSource
class UnrulyStanzasIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";

    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final AccountAtServer server;
    private final TestAccount ann;
    private final TestAccount bob;
    private long reconnects;

    UnrulyStanzasIT(ProtocolUnderTest protocol) {
        server = protocol.account(emulator, ANN);
        ann = TestAccount.on(server);
        bob = TestAccount.on(protocol.account(emulator, BOB)).start();
    }

    @AfterEach
    void stop() {
        ann.close();
        bob.close();
        emulator.close();
    }

    @Test
    void keepsTheOrderWhenAStanzaIsLate() {
        server.faults()
                .add(
                        new Delay(Duration.ofMillis(300)),
                        Schedule.always().account(ANN).tag("message").stanza(2));
        startAnn();
        List<String> sent = send(5);

        awaitTexts(5);
        assertThat(ann.texts()).isEqualTo(sent);
        assertThat(ann.client().reconnects()).isEqualTo(reconnects);
    }

    @Test
    void sendsReceiptsInTheOrderOfArrival() {
        startAnn();
        send(60);

        assertAllAcknowledged();
        List<String> arrived = ids(Direction.SENT, "message");
        assertThat(arrived).hasSize(60);
        assertThat(ids(Direction.RECEIVED, "receipt")).isEqualTo(arrived);
    }

    @Test
    void takesStanzasInTheOrderInWhichTheyCameAndLosesNone() {
        server.faults()
                .add(
                        new SwapStanzas(),
                        Schedule.always().account(ANN).tag("message").stanza(2));
        startAnn();
        send(5);

        awaitTexts(5);
        assertThat(ann.texts()).containsExactly("m0", "m2", "m1", "m3", "m4");
        assertAllAcknowledged();
    }

    @Test
    void handsOnWhatNobodyKnowsAndAcknowledgesIt() {
        startAnn();
        String id = server.notification(
                Jid.ofPhone(BOB),
                "of-tomorrow",
                Node.builder("news").attribute("id", "7").build());

        await().atMost(SOON).until(() -> unknown().size() == 1);
        assertThat(unknown().get(0).tag()).isEqualTo("notification");
        assertThat(unknown().get(0).type()).isEqualTo("of-tomorrow");
        assertThat(server.decoded(unknown().get(0).stanza()).attribute("id")).contains(id);
        assertAllAcknowledged();
    }

    @Test
    void takesAStanzaAsLargeAsAFrameCanBe() {
        startAnn();
        server.notification(
                Jid.ofPhone(BOB),
                "of-tomorrow",
                Node.builder("news").data(new byte[1_048_000]).build());

        await().atMost(SOON).until(() -> unknown().size() == 1);
        assertThat(unknown().get(0).stanza().length).isGreaterThan(1_048_000);
        assertAllAcknowledged();
        assertThat(ann.client().reconnects()).isEqualTo(reconnects);
    }

    @Test
    void deliversAReplayedQueueOnceAndInOrderThoughTheSocketIsCutInItAndStanzasComeTwice() {
        ann.start();
        await().atMost(SOON).until(() -> ann.client().status().isOnline());
        join(ann.client().stop());
        server.awaitOffline(SOON);
        List<String> sent = send(200);
        server.faults()
                .add(
                        new DuplicateStanza(),
                        Schedule.always().account(ANN).tag("message").probability(0.3))
                .add(
                        new CutAtByte(7),
                        Schedule.always().account(ANN).tag("message").stanza(90).once())
                .add(
                        new CutAtByte(0),
                        Schedule.always()
                                .account(ANN)
                                .tag("message")
                                .stanza(150)
                                .once());
        ann.start();

        awaitTexts(200);
        assertAllAcknowledged();
        assertThat(ann.texts()).isEqualTo(sent);
        assertThat(ann.events(MessageReceived.class))
                .extracting(MessageReceived::origin)
                .containsOnly(Origin.OFFLINE);
        assertThat(ann.client().reconnects()).isPositive();
    }

    private void startAnn() {
        ann.start();
        await().atMost(SOON).until(() -> ann.client().status().isOnline());
        reconnects = ann.client().reconnects();
    }

    private List<String> send(int count) {
        List<String> texts = IntStream.range(0, count).mapToObj(i -> "m" + i).toList();
        List<CompletionStage<?>> sends = new ArrayList<>();
        texts.forEach(text -> sends.add(bob.client().execute(new SendMessage(Party.ofPhone(ANN), new Text(text)))));
        sends.forEach(TestAccount::join);
        return texts;
    }

    private void awaitTexts(int count) {
        await().atMost(SOON).until(() -> ann.texts().size() >= count);
    }

    private void assertAllAcknowledged() {
        server.awaitSettled(SOON);
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    /** The ids of what the server sent to Ann or got from her. */
    private List<String> ids(Direction direction, String tag) {
        return server.transcript().entries().stream()
                .filter(entry -> entry.account().equals(ANN)
                        && entry.direction() == direction
                        && entry.node().is(tag))
                .map(entry -> entry.node().attributes().requireText("id"))
                .toList();
    }

    private List<UnknownStanza> unknown() {
        return ann.events(UnknownStanza.class);
    }
}
