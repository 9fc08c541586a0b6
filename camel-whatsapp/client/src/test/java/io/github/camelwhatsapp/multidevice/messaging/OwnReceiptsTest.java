package io.github.camelwhatsapp.multidevice.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.MarkPlayed;
import io.github.camelwhatsapp.operation.MarkRead;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Telling people, or only the own devices, that their messages were read or played. */
final class OwnReceiptsTest {
    private final Town town = new Town();
    private final Household anna = town.household("34600000001", 0, 3);
    private final Household ben = town.household("34600000002", 0, 5);
    private final TownDevice us = anna.devices.get(3);
    private final TownDevice benPhone = ben.devices.get(0);

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void tellsThatMessagesWereReadOrPlayed() {
        Party chat = Party.of(ben.phone);
        us.say(ben.phone, "one", benPhone);

        Node read = us.send(new MarkRead(chat, List.of("a", "b"), Optional.empty()));
        Node played = us.send(new MarkPlayed(chat, List.of("c"), Optional.empty()));

        assertThat(read.attributes().requireText("type")).isEqualTo("read");
        assertThat(read.attributes().requireJid("to")).isEqualTo(ben.lid);
        assertThat(read.child("list").orElseThrow().children())
                .extracting(item -> item.attributes().requireText("id"))
                .containsExactly("b");
        assertThat(played.attributes().requireText("type")).isEqualTo("played");
        assertThat(town.questions("privacy")).isEqualTo(1);
        us.acked(receiptAck(ben.phone, "a", "read"));
        us.acked(receiptAck(ben.lid, "c", "played"));
        Town.until(() -> us.acknowledged.containsKey(MarkRead.idFor(chat, "a"))
                && us.acknowledged.containsKey(MarkPlayed.idFor(chat, "c")));
    }

    @Test
    void saysWhoseMessageToABroadcastListWasRead() {
        Party list = Party.of(Jid.parse("1400000000@broadcast"));
        us.say(ben.phone, "one", benPhone);

        Node read = us.send(new MarkRead(list, List.of("a"), Optional.of(Party.of(ben.phone))));

        assertThat(read.attributes().requireJid("to")).isEqualTo(list.id());
        assertThat(read.attributes().requireJid("participant")).isEqualTo(ben.lid);
        us.acked(receiptAck(list.id(), "a", "read"));
        Town.until(() -> us.acknowledged.containsKey(MarkRead.idFor(list, "a")));
    }

    @Test
    void tellsOnlyItsOwnDevicesWhereThePrivacyHidesReading() {
        town.readsInSecret = true;
        Party chat = Party.of(ben.phone);

        assertThat(us.send(new MarkRead(chat, List.of("a"), Optional.empty()))
                        .attributes()
                        .requireText("type"))
                .isEqualTo("read-self");
        assertThat(us.send(new MarkPlayed(chat, List.of("b"), Optional.empty()))
                        .attributes()
                        .requireText("type"))
                .isEqualTo("played-self");
        us.acked(receiptAck(ben.phone, "b", "played-self"));
        Town.until(() -> us.acknowledged.containsKey(MarkPlayed.idFor(chat, "b")));
        town.readsInSecret = false;
        us.messaging().privacyChanged();
        assertThat(us.send(new MarkRead(chat, List.of("c"), Optional.empty()))
                        .attributes()
                        .requireText("type"))
                .isEqualTo("read");
    }

    private static Node receiptAck(Jid from, String id, String type) {
        return Node.builder("ack")
                .attribute("class", "receipt")
                .attribute("from", from)
                .attribute("id", id)
                .attribute("type", type)
                .build();
    }
}
