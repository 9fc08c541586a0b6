package io.github.camelwhatsapp.classic.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.event.ChatStateChanged;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.PresenceChanged;
import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.event.UnknownStanza;
import io.github.camelwhatsapp.model.ChatState;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Presence;
import io.github.camelwhatsapp.model.ReceiptType;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.UnknownContent;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncomingStanzasTest {
    private static final AccountSettings SETTINGS = AccountSettings.builder("test")
            .generation("classic")
            .phoneNumber("34600000001")
            .build();

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final IncomingStanzas stanzas = new IncomingStanzas(SETTINGS, time);

    @Test
    void readsATextOfAPersonAndAnswersWithADeliveredReceipt() {
        Incoming.Durable read = durable(message("34999888777@s.whatsapp.net", "m1")
                .attribute("notify", "Bob")
                .child(Node.builder("body").data("Hi there").build())
                .build());

        assertThat(read.stanza().events())
                .containsExactly(new MessageReceived(
                        "m1",
                        Party.ofPhone("34999888777"),
                        Party.ofPhone("34999888777"),
                        java.util.Optional.of("Bob"),
                        Instant.ofEpochSecond(1467000000),
                        Origin.LIVE,
                        new Text("Hi there")));
        assertThat(read.answers())
                .hasToString("[<receipt to=\"34999888777@s.whatsapp.net\" id=\"m1\" t=\"1467000000\"/>]");
    }

    @Test
    void readsATextOfAGroupWithItsAuthor() {
        Incoming.Durable read = durable(message("34999888777-1400000000@g.us", "m2")
                .attribute("participant", "34999888777@s.whatsapp.net")
                .attribute("offline", "1")
                .child(Node.builder("body").data("all").build())
                .build());

        MessageReceived event = (MessageReceived) read.stanza().events().get(0);
        assertThat(event.from().isGroup()).isTrue();
        assertThat(event.sender()).isEqualTo(Party.ofPhone("34999888777"));
        assertThat(event.origin()).isEqualTo(Origin.OFFLINE);
        assertThat(read.answers().get(0).attribute("participant")).contains("34999888777@s.whatsapp.net");
        assertThat(read.answers().get(0).attribute("to")).contains("34999888777-1400000000@g.us");
    }

    @Test
    void tellsTheSameIdOfTwoSendersApart() {
        Incoming.Durable one = durable(text("34999888777@s.whatsapp.net", "same"));
        Incoming.Durable other = durable(text("34999888778@s.whatsapp.net", "same"));

        assertThat(one.stanza().dedupeKey())
                .isPresent()
                .isNotEqualTo(other.stanza().dedupeKey());
        assertThat(durable(text("34999888777@s.whatsapp.net", "same")).stanza().dedupeKey())
                .isEqualTo(one.stanza().dedupeKey());
    }

    @Test
    void answersWithAnAckWhenNobodyIsToKnowThatItArrived() {
        AccountSettings silent = AccountSettings.builder("test")
                .generation("classic")
                .phoneNumber("34600000001")
                .deliveryReceipts(false)
                .build();

        Incoming.Durable read =
                (Incoming.Durable) new IncomingStanzas(silent, time).read(text("34999888777@s.whatsapp.net", "m1"));

        assertThat(read.answers())
                .hasToString("[<ack to=\"34999888777@s.whatsapp.net\" class=\"message\" id=\"m1\" t=\"1467000000\"/>]");
    }

    @Test
    void keepsAMediumOfAnUnknownKindWithItsStanza() {
        Node stanza = message("34999888777@s.whatsapp.net", "m3")
                .child(Node.builder("media")
                        .attribute("type", "hologram")
                        .attribute("url", "https://x/y")
                        .build())
                .build();

        MessageReceived event =
                (MessageReceived) durable(stanza).stanza().events().get(0);

        assertThat(event.content()).isInstanceOfSatisfying(UnknownContent.class, content -> {
            assertThat(content.kind()).isEqualTo("hologram");
            assertThat(ClassicNodeDecoder.decode(content.stanza())).isEqualTo(stanza);
        });
    }

    @Test
    void doesNotTellThatAnEncryptedMessageWasDelivered() {
        Incoming.Durable read = durable(message("34999888777@s.whatsapp.net", "m4")
                .child(Node.builder("enc")
                        .attribute("v", "2")
                        .data(new byte[] {1})
                        .build())
                .build());

        assertThat(read.stanza().events().get(0)).isInstanceOf(UnknownStanza.class);
        assertThat(read.stanza().dedupeKey()).isEmpty();
        assertThat(read.answers()).singleElement().satisfies(answer -> assertThat(answer.tag())
                .isEqualTo("ack"));
    }

    @Test
    void readsAReceiptForSeveralMessages() {
        Incoming.Durable read = durable(Node.builder("receipt")
                .attribute("from", "34999888777@s.whatsapp.net")
                .attribute("id", "a")
                .attribute("t", "1467000001")
                .attribute("type", "read")
                .child(Node.builder("list")
                        .child(Node.builder("item").attribute("id", "b").build())
                        .build())
                .build());

        ReceiptReceived event = (ReceiptReceived) read.stanza().events().get(0);
        assertThat(event.type()).isEqualTo(ReceiptType.READ);
        assertThat(event.ids()).containsExactly("a", "b");
        assertThat(read.answers())
                .hasToString("[<ack to=\"34999888777@s.whatsapp.net\" class=\"receipt\" id=\"a\" type=\"read\"/>]");
    }

    @ParameterizedTest
    @CsvSource({
        ",1467000000,AVAILABLE",
        "available,,AVAILABLE",
        "unavailable,1466999999,UNAVAILABLE",
        "unavailable,deny,UNAVAILABLE",
    })
    void readsPresence(String type, String last, Presence expected) {
        Node.Builder stanza = Node.builder("presence").attribute("from", "34999888777@s.whatsapp.net");
        java.util.Optional.ofNullable(type).ifPresent(value -> stanza.attribute("type", value));
        java.util.Optional.ofNullable(last).ifPresent(value -> stanza.attribute("last", value));

        PresenceChanged event =
                (PresenceChanged) passing(stanza.build()).events().get(0);

        assertThat(event.presence()).isEqualTo(expected);
        assertThat(event.lastSeen())
                .isEqualTo(
                        last == null || last.equals("deny")
                                ? Optional.empty()
                                : Optional.of(Instant.ofEpochSecond(Long.parseLong(last))));
    }

    @Test
    void ignoresItsOwnPresenceAndTyping() {
        Node presence = Node.builder("presence")
                .attribute("from", "34600000001@s.whatsapp.net")
                .build();
        Node typing = Node.builder("chatstate")
                .attribute("from", "34600000001@s.whatsapp.net")
                .child(Node.of("composing"))
                .build();

        assertThat(passing(presence).events()).isEmpty();
        assertThat(passing(typing).events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"composing,COMPOSING", "paused,PAUSED", "resting,PAUSED"})
    void readsTyping(String child, ChatState expected) {
        Node stanza = Node.builder("chatstate")
                .attribute("from", "34999888777-1400000000@g.us")
                .attribute("participant", "34999888777@s.whatsapp.net")
                .child(Node.of(child))
                .build();

        ChatStateChanged event = (ChatStateChanged) passing(stanza).events().get(0);

        assertThat(event.state()).isEqualTo(expected);
        assertThat(event.sender()).isEqualTo(Party.ofPhone("34999888777"));
    }

    @Test
    void keepsAndAcknowledgesANotificationThatItDoesNotKnow() {
        Node stanza = Node.builder("notification")
                .attribute("from", "34999888777@s.whatsapp.net")
                .attribute("to", "34600000001@s.whatsapp.net")
                .attribute("id", "n1")
                .attribute("type", "mystery")
                .attribute("t", "1467000000")
                .child(Node.of("x"))
                .build();

        Incoming.Durable read = durable(stanza);

        UnknownStanza event = (UnknownStanza) read.stanza().events().get(0);
        assertThat(event.tag()).isEqualTo("notification");
        assertThat(event.type()).isEqualTo("mystery");
        assertThat(ClassicNodeDecoder.decode(event.stanza())).isEqualTo(stanza);
        assertThat(read.answers())
                .hasToString("[<ack from=\"34600000001@s.whatsapp.net\" to=\"34999888777@s.whatsapp.net\""
                        + " class=\"notification\" id=\"n1\" type=\"mystery\"/>]");
    }

    @Test
    void answersTheOfferOfACallWithAReceipt() {
        Incoming.Durable read = durable(Node.builder("call")
                .attribute("from", "34999888777@s.whatsapp.net")
                .attribute("id", "c1")
                .attribute("t", "1467000000")
                .child(Node.builder("offer").attribute("call-id", "77").build())
                .build());

        assertThat(read.answers())
                .hasToString("[<receipt to=\"34999888777@s.whatsapp.net\" id=\"c1\" t=\"1467000000\">"
                        + "<offer call-id=\"77\"/></receipt>]");
    }

    @Test
    void keepsAPoisonedMessageAndAcknowledgesItSoThatItDoesNotComeBack() {
        Node poisoned = Node.builder("message")
                .attribute("from", "34999888777@s.whatsapp.net")
                .attribute("id", "m5")
                .attribute("t", "yesterday")
                .child(Node.builder("body").data("x").build())
                .build();

        Incoming.Durable read = durable(poisoned);

        UnknownStanza event = (UnknownStanza) read.stanza().events().get(0);
        assertThat(event.reason()).contains("'t'", "yesterday");
        assertThat(read.answers()).singleElement().satisfies(answer -> assertThat(answer.tag())
                .isEqualTo("ack"));
    }

    @Test
    void hasNoAnswerForWhatHasNoId() {
        Incoming.Durable read =
                durable(Node.builder("whatever").attribute("from", "g.us").build());

        assertThat(read.stanza().events()).hasSize(1);
        assertThat(read.answers()).isEmpty();
    }

    private Incoming.Durable durable(Node stanza) {
        return (Incoming.Durable) stanzas.read(stanza);
    }

    private Incoming.Passing passing(Node stanza) {
        return (Incoming.Passing) stanzas.read(stanza);
    }

    private static Node text(String from, String id) {
        return message(from, id).child(Node.builder("body").data("x").build()).build();
    }

    private static Node.Builder message(String from, String id) {
        return Node.builder("message")
                .attribute("from", from)
                .attribute("id", id)
                .attribute("type", "text")
                .attribute("t", "1467000000");
    }
}
