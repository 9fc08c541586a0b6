package io.github.camelwhatsapp.multidevice.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.error.MessageRefusedException;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a message that the server refuses. */
final class RefusalTest {
    private final Town town = new Town();
    private final Household anna = town.household("34600000001", 0, 3);
    private final Household ben = town.household("34600000002", 0, 5);
    private final TownDevice us = anna.devices.get(3);

    @AfterEach
    void close() {
        town.close();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "400, MALFORMED",
        "479, MALFORMED",
        "401, NOT_ALLOWED",
        "403, NOT_ALLOWED",
        "404, UNKNOWN_RECIPIENT",
        "429, RATE_LIMITED",
        "475, NEW_CHATS_CAPPED",
        "500, SERVER_TROUBLE",
        "503, SERVER_TROUBLE",
        "777, OTHER"
    })
    void namesTheReasonOfEachRefusal(String code, MessageRefusedException.Reason reason) {
        Node message = us.send(ben.phone, "hello");

        us.acked(town.ackBuilder(message)
                .attribute("error", code)
                .attribute("backoff", "60")
                .build());

        MessageRefusedException refusal =
                (MessageRefusedException) us.refused.get(message.attributes().requireText("id"));
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.code()).isEqualTo(Integer.parseInt(code));
        assertThat(refusal.retryAt()).contains(town.time.now().plusSeconds(60));
    }

    @Test
    void saysHowLongTheAccountMayNotWriteToStrangers() {
        Node message = us.send(ben.phone, "hello");
        String id = message.attributes().requireText("id");

        us.acked(town.ackBuilder(message).attribute("error", "463").build());
        Town.until(() -> us.refused.containsKey(id));

        MessageRefusedException refusal = (MessageRefusedException) us.refused.get(id);
        assertThat(refusal.reason()).isEqualTo(MessageRefusedException.Reason.TIME_LOCKED);
        assertThat(refusal.retryAt()).contains(Instant.ofEpochSecond(1_900_000_000));
    }

    /** The next connection has those bytes, and the server may have them. */
    @Test
    void leavesTheBytesOfAMessageAloneThatWasToGoOnceMoreWhenItsConnectionEnds() {
        Node message = us.send(ben.phone, "hello");
        String id = message.attributes().requireText("id");
        byte[] before = sealed(id);

        us.ackedAndCut(town.ackBuilder(message).attribute("error", "421").build());

        for (int turn = 0; turn < 50; turn++) {
            assertThat(sealed(id)).isEqualTo(before);
        }
        assertThat(us.written).noneMatch(node -> node.is("message"));
    }

    private byte[] sealed(String id) {
        return us.read(tx -> tx.outbox().find(id).orElseThrow().sealed().orElseThrow());
    }

    @Test
    void sendsAMessageOnceMoreWhenTheAddressesWereStaleAndThenGivesUp() {
        Node message = us.send(ben.phone, "hello");
        String id = message.attributes().requireText("id");
        Node stale = town.ackBuilder(message).attribute("error", "421").build();

        us.acked(stale);
        Town.until(() -> us.written.stream().anyMatch(node -> node.is("message")));
        assertThat(us.written.get(0).attributes().requireText("id")).isEqualTo(id);
        assertThat(us.refused).isEmpty();

        us.acked(stale);
        assertThat(((MessageRefusedException) us.refused.get(id)).reason())
                .isEqualTo(MessageRefusedException.Reason.STALE_ADDRESSING);
    }
}
