package io.github.camelwhatsapp.emulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.wire.Node;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgersTest {
    private static final String ANN = "34600000001";

    private final Ledgers ledgers = new Ledgers();

    @Test
    void complainsOfWhatNobodyDeclared() {
        ledgers.violations().add(violation(Rule.IQ_ID_REUSE));
        ledgers.violations().add(violation(Rule.FRAME_MAC));
        ledgers.violations().declare(Rule.IQ_ID_REUSE);
        assertThat(ledgers.complaints()).singleElement().asString().contains("FRAME_MAC", ANN, "connection 3");
        assertThat(ledgers.violations().entries()).hasSize(2);
    }

    @Test
    void knowsTheHabitsOfAForeignClientForItsAccountOnly() {
        ledgers.violations().profile(ANN, PeerProfile.YOWSUP_2_5);
        ledgers.violations().add(violation(Rule.TIME_ATTRIBUTE));
        assertThat(ledgers.complaints()).isEmpty();
        ledgers.violations().profile(ANN, PeerProfile.STRICT);
        assertThat(ledgers.complaints()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void letsNobodyOffWhatIsMoreThanNoted(PeerProfile profile) {
        assertThat(profile.waived()).allMatch(rule -> rule.consequence() == Consequence.NOTED);
    }

    @Test
    void countsViolationsBeyondItsBound() {
        IntStream.range(0, 10_005).forEach(i -> ledgers.violations().add(violation(Rule.NODE_ENCODING)));
        assertThat(ledgers.violations().entries()).hasSize(10_000);
        assertThat(ledgers.violations().beyondBound()).isEqualTo(5);
    }

    @Test
    void findsAKeyAndCounterThatCoverTwoThings() {
        String key = CryptoLedger.nameOf(new byte[] {1, 2, 3});
        ledgers.crypto().record(ANN, key, 0, ByteBuffer.wrap(new byte[] {1}));
        ledgers.crypto().record(ANN, key, 0, ByteBuffer.wrap(new byte[] {1}));
        ledgers.crypto().record(ANN, key, 1, ByteBuffer.wrap(new byte[] {2}));
        assertThat(ledgers.complaints()).isEmpty();
        ledgers.crypto().record(ANN, key, 1, ByteBuffer.wrap(new byte[] {3}));
        assertThat(ledgers.crypto().reuses()).singleElement().satisfies(reuse -> {
            assertThat(reuse.key()).isEqualTo(key);
            assertThat(reuse.counter()).isEqualTo(1);
        });
    }

    @Test
    void judgesAcksOnlyWhereAProbeIsInstalled() {
        ledgers.order().answered(ANN, "m1", "ack");
        assertThat(ledgers.complaints()).isEmpty();
        OrderLedger.CommitProbe probe = ledgers.order().commitProbe(ANN);
        probe.committed("m2");
        ledgers.order().answered(ANN, "m2", "ack");
        ledgers.order().answered(ANN, "m3", "receipt");
        assertThat(ledgers.complaints()).singleElement().asString().contains("m3");
        ledgers.clear();
        assertThat(ledgers.complaints()).isEmpty();
    }

    @Test
    void saysEachRuleInWords() {
        assertThat(Arrays.stream(Rule.values()).map(Rule::sentence))
                .doesNotHaveDuplicates()
                .allMatch(sentence -> sentence.length() > 10 && !sentence.endsWith("."));
    }

    @Test
    void keepsTheLastNodesAndHidesTheirContents() {
        Transcript transcript = new Transcript(2);
        for (String text : new String[] {"first", "second", "third"}) {
            Node body = Node.builder("body").data(text).build();
            transcript.add(new Transcript.Entry(Instant.EPOCH, 1, ANN, Direction.SENT, body));
        }
        assertThat(transcript.entries()).hasSize(2);
        assertThat(transcript.tail(10)).contains("[5 bytes]", "<-", ANN).doesNotContain("third");
        assertThat(transcript.tailWithContents(1))
                .contains("<body>third</body>")
                .doesNotContain("second");
        assertThat(transcript.nodes(Direction.RECEIVED, "body")).isEmpty();
        assertThat(transcript.entries().get(0).toString()).doesNotContain("second");
    }

    @Test
    void showsDataThatIsNoTextInHexadecimal() {
        Transcript transcript = new Transcript(1);
        Node node = Node.builder("enc")
                .attribute("v", "2")
                .data(new byte[] {(byte) 0xff, 1})
                .build();
        transcript.add(new Transcript.Entry(Instant.EPOCH, 1, "", Direction.RECEIVED, node));
        assertThat(transcript.tailWithContents(1)).contains("<enc v=\"2\">hex:ff01</enc>", "?");
    }

    @Test
    void refusesATranscriptWithoutRoom() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Transcript(0)).withMessageContaining("0");
    }

    private static Violation violation(Rule rule) {
        return new Violation(Instant.EPOCH, 3, ANN, rule, "something");
    }
}
