package io.github.camelwhatsapp.multidevice.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.event.UndecryptableMessage;
import io.github.camelwhatsapp.event.UnknownStanza;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ciphertexts that were tampered with, come twice, in another order, or from another identity: told apart, none fatal, none silent. */
final class HostileMessagesTest {
    private final Town town = new Town();
    private final Household anna = town.household("34600000001", 0, 3);
    private final Household ben = town.household("34600000002", 0, 5);
    private final Jid group = town.group("120363000000000001", false, anna, ben);
    private final TownDevice us = anna.devices.get(3);
    private final TownDevice them = ben.devices.get(5);

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void saysThatAMessageWasTamperedWithAndReadsTheRealOne() {
        them.say(anna.phone, "one", us);
        us.say(ben.phone, "two", them);
        Node real = town.relayed(them, them.send(anna.phone, "three"), us);

        List<Node> answers = us.take(tampered(real));

        assertThat(us.events(UndecryptableMessage.class)).singleElement().satisfies(event -> {
            assertThat(event.reason()).isEqualTo("BAD_MAC");
            assertThat(event.expected()).isTrue();
        });
        assertThat(answers.get(0).child("retry").orElseThrow().attributes().is("error", "7"))
                .isTrue();
        us.take(real);
        assertThat(us.texts()).containsExactly("one", "three");
    }

    @Test
    void saysThatTheFirstMessageOfASessionWasTamperedWithAndReadsTheRealOne() {
        Node real = town.relayed(them, them.send(anna.phone, "one"), us);

        us.take(tampered(real));
        us.take(real);

        assertThat(us.events(UndecryptableMessage.class))
                .extracting(UndecryptableMessage::reason)
                .containsExactly("BAD_MAC");
        assertThat(us.texts()).containsExactly("one");
    }

    @Test
    void saysThatAGroupMessageWasTamperedWithAndReadsTheRealOne() {
        them.say(group, "one", us);
        Node real = town.relayed(them, them.send(group, "two"), us);

        us.take(tampered(real));
        us.take(real);

        assertThat(us.events(UndecryptableMessage.class))
                .extracting(UndecryptableMessage::reason)
                .containsExactly("INVALID_SIGNATURE");
        assertThat(us.texts()).containsExactly("one", "two");
    }

    @Test
    void confirmsAReplayedMessageAndTellsItOnce() {
        Node message = town.relayed(them, them.send(anna.phone, "one"), us);
        us.take(message);
        Node underAnotherId = Node.builder("message")
                .attribute("id", "REPLAYED")
                .attribute("from", message.attributes().requireJid("from"))
                .attribute("t", message.attributes().requireText("t"))
                .attribute("type", "text")
                .children(message.children())
                .build();

        List<Node> answers = us.take(message);
        us.take(underAnotherId);

        assertThat(answers).singleElement().satisfies(receipt -> assertThat(receipt.is("receipt"))
                .isTrue());
        assertThat(us.texts()).containsExactly("one");
        assertThat(us.events(UndecryptableMessage.class)).isEmpty();
    }

    @Test
    void readsMessagesInAnyOrder() {
        them.say(anna.phone, "zero", us);
        List<Node> messages = List.of("one", "two", "three").stream()
                .map(text -> town.relayed(them, them.send(anna.phone, text), us))
                .toList();

        us.take(messages.get(2));
        us.take(messages.get(0));
        us.take(messages.get(1));

        assertThat(us.texts()).containsExactly("zero", "three", "one", "two");
        assertThat(us.events(UndecryptableMessage.class)).isEmpty();
    }

    @Test
    void tellsOfAnotherIdentityAndReadsWhatItSaysWhereThatIsAccepted() {
        them.say(anna.phone, "one", us);
        them.reinstall();

        them.say(anna.phone, "two", us);

        assertThat(us.events(IdentityChanged.class)).singleElement().satisfies(event -> assertThat(event.accepted())
                .isTrue());
        assertThat(us.texts()).containsExactly("one", "two");
        assertThat(us.events(UndecryptableMessage.class)).isEmpty();
    }

    @Test
    void passesOverWhatIsNoCiphertextAtAll() {
        Node message = town.relayed(them, them.send(anna.phone, "one"), us);
        Node.Builder broken = copy(message);
        message.children()
                .forEach(child -> broken.child(child.is("enc") ? sealed(child, new byte[] {0x33, 1}) : child));

        us.take(broken.build());

        assertThat(us.events(UndecryptableMessage.class))
                .extracting(UndecryptableMessage::reason)
                .containsExactly("INVALID_MESSAGE");
    }

    @ParameterizedTest
    @CsvSource({"msmsg, 2, 495", "frskmsg, 2, 490", "msg, 3, 490"})
    void keepsWhatIsEncryptedInAWayThatItDoesNotKnow(String kind, String version, String code) {
        Node message = town.relayed(them, them.send(anna.phone, "one"), us);
        Node.Builder other = copy(message);
        other.child(Node.builder("enc")
                .attribute("v", version)
                .attribute("type", kind)
                .data(new byte[] {1, 2, 3})
                .build());
        Node stanza = other.build();

        List<Node> answers = us.take(stanza);

        assertThat(us.events(UnknownStanza.class)).singleElement().satisfies(event -> {
            assertThat(new MultiDeviceNodeDecoder().decode(event.stanza())).isEqualTo(stanza);
            assertThat(event.reason()).contains(version.equals("3") ? "v3" : kind);
        });
        assertThat(answers).singleElement().satisfies(ack -> {
            assertThat(ack.is("ack")).isTrue();
            assertThat(ack.attributes().is("error", code)).isTrue();
        });
        assertThat(us.texts()).isEmpty();
    }

    @Test
    void readsWhatItCanBesideAPartThatItDoesNotKnow() {
        Node message = town.relayed(them, them.send(anna.phone, "one"), us);
        Node.Builder more = copy(message);
        more.child(Node.builder("enc")
                .attribute("v", "2")
                .attribute("type", "frskmsg")
                .data(new byte[] {1, 2, 3})
                .build());
        more.children(message.children());

        us.take(more.build());

        assertThat(us.texts()).containsExactly("one");
        assertThat(us.events(UnknownStanza.class)).isEmpty();
    }

    @Test
    void beginsNoSessionWithAForgedSignedPreKey() {
        town.forgedPreKeys.add(ben.lid);

        assertThatThrownBy(() -> us.send(ben.phone, "hello"))
                .hasCauseInstanceOf(RefusedException.class)
                .hasMessageContaining("signature");
        assertThat(us.<Boolean>read(tx -> tx.signal()
                        .stores()
                        .sessions()
                        .find(SignalNames.address(ben.lid))
                        .isPresent()))
                .isFalse();
    }

    @Test
    void leavesOutALinkedDeviceWhoseSignedPreKeyIsForged() {
        town.forgedPreKeys.add(ben.lid.withDevice(5));

        Node message = us.send(ben.phone, "hello");

        assertThat(message.child("participants").orElseThrow().children())
                .extracting(to -> to.attributes().requireJid("jid"))
                .contains(ben.lid)
                .doesNotContain(ben.lid.withDevice(5));
    }

    private static Node tampered(Node message) {
        Node.Builder copy = copy(message);
        int last = message.children().stream()
                .filter(child -> child.is("enc"))
                .toList()
                .size();
        int seen = 0;
        for (Node child : message.children()) {
            if (child.is("enc") && ++seen == last) {
                byte[] bytes = child.dataBytes().clone();
                bytes[bytes.length * 2 / 3] ^= 1; // in the ciphertext: before it are keys, behind it is the MAC
                copy.child(sealed(child, bytes));
            } else {
                copy.child(child);
            }
        }
        return copy.build();
    }

    private static Node sealed(Node part, byte[] bytes) {
        Node.Builder copy = Node.builder("enc");
        part.attributes().forEach((name, value) -> copy.attribute(name, value.toString()));
        return copy.data(bytes).build();
    }

    private static Node.Builder copy(Node message) {
        Node.Builder copy = Node.builder(message.tag());
        message.attributes().forEach((name, value) -> {
            if (value instanceof Jid jid) {
                copy.attribute(name, jid);
            } else {
                copy.attribute(name, value.toString());
            }
        });
        return copy;
    }
}
