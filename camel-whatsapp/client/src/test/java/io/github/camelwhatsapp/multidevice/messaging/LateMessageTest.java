package io.github.camelwhatsapp.multidevice.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.EditMessage;
import io.github.camelwhatsapp.operation.RevokeMessage;
import io.github.camelwhatsapp.spi.Expectation;
import io.github.camelwhatsapp.store.AwaitedMessage;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message that is asked for again is named by all as an edit of it names its target, until it comes or is given up. */
final class LateMessageTest {
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
    void awaitsNothingWhileAllCanBeRead() {
        us.say(ben.phone, "one", them);
        them.say(anna.phone, "two", us);
        us.say(group, "three", them);
        Node three = us.send(group, "four");
        them.take(town.relayed(us, three, them));
        them.take(town.relayed(us, three, them));

        assertThat(them.texts()).containsExactly("one", "three", "four");
        assertThat(them.expectations).isEmpty();
        assertThat(us.expectations).isEmpty();
    }

    @Test
    void awaitsAMessageThatItsAuthorIsAskedForUntilItComes() {
        Node message = us.send(ben.phone, "first");
        us.acked(town.ack(message));
        them.reinstall();
        Node retry = them.take(town.relayed(us, message, them)).get(0);
        AwaitedMessage awaited = open(them);

        them.take(town.relayed(us, resent(retry), them));

        assertThat(closed(them)).containsExactly(awaited);
        us.say(ben.phone, "another", them);
        assertThat(editOf(message)).isEqualTo(awaited);
    }

    @Test
    void awaitsAMessageOfAGroup() {
        us.acked(town.ack(us.send(group, "not for them")));
        Node message = us.send(group, "second");
        us.acked(town.ack(message));
        Node retry = them.take(town.relayed(us, message, them)).get(0);
        AwaitedMessage awaited = open(them);

        them.take(ofGroup(resent(retry)));

        assertThat(closed(them)).containsExactly(awaited);
        Node revocation = us.send(new RevokeMessage(
                Party.of(group), MessageReference.own(message.attributes().requireText("id"))));
        them.take(town.relayed(us, revocation, them));
        MessageReceived event = last(them);
        assertThat(AwaitedMessage.of(event.from(), ((Revocation) event.content()).target()))
                .isEqualTo(awaited);
    }

    @Test
    void awaitsAMessageOfTheAccountItselfThatAnotherOfItsDevicesWrote() {
        TownDevice phone = anna.devices.get(0);
        us.restart(); // It learns that its own two addresses are one.
        phone.say(ben.phone, "before", us);
        Node message = phone.send(ben.phone, "first");
        phone.acked(town.ack(message));
        Node broken = broken(town.relayed(phone, message, us));
        us.take(broken);
        AwaitedMessage awaited = open(us);

        us.take(town.relayed(phone, message, us));

        assertThat(closed(us)).containsExactly(awaited);
        assertThat(us.texts()).containsExactly("before", "first");
        Node edit = phone.send(new EditMessage(
                Party.of(ben.phone), message.attributes().requireText("id"), new Text("second"), MessageOptions.NONE));
        us.take(town.relayed(phone, edit, us));
        MessageReceived event = last(us);
        assertThat(event.own()).isTrue();
        assertThat(AwaitedMessage.of(event.from(), ((Edit) event.content()).target()))
                .isEqualTo(awaited);
    }

    @Test
    void awaitsWhatComesAgainUnderTheOtherAddressOfItsAuthor() {
        ben.lidKnown = false;
        them.reopen();
        us.say(ben.phone, "before", them);
        Node message = us.send(ben.phone, "first");
        us.acked(town.ack(message));
        Node broken = broken(town.relayed(us, message, them));
        Node retry = them.take(broken).get(0);
        AwaitedMessage awaited = open(them);

        Node again = resent(retry);
        them.take(renamed(town.relayed(us, again, them), anna.lid.withDevice(3)));

        assertThat(closed(them)).containsExactly(awaited);
    }

    @Test
    void awaitsNothingThatCameBeforeAndCannotBeReadWhenItComesAgain() {
        Node message = us.send(ben.phone, "first");
        them.take(town.relayed(us, message, them));
        them.reinstall();

        List<Node> answers = them.take(town.relayed(us, message, them));

        assertThat(answers.get(0).attributes().is("type", "retry")).isTrue();
        assertThat(them.texts()).containsExactly("first");
        assertThat(them.expectations).noneMatch(Expectation::open);
    }

    @Test
    void awaitsNoLongerWhatItGaveUp() {
        Node broken = broken(town.relayed(us, us.send(ben.phone, "hello"), them));
        for (int i = 0; i < 5; i++) {
            them.take(broken);
        }

        assertThat(them.expectations).extracting(Expectation::open).containsExactly(true, true, true, true, false);
        assertThat(them.expectations).extracting(Expectation::message).containsOnly(open(them));
    }

    @Test
    void awaitsFromThePhoneWhatCameWithoutContentAndNothingThatThePhoneWouldNotHandOn() {
        TownDevice phone = anna.devices.get(0);
        us.take(placeholder("A1", "view_once"));
        assertThat(us.expectations).isEmpty();
        us.take(placeholder("A2", ""));
        AwaitedMessage awaited = open(us);

        us.take(phone.handsOn("A2", ben.lid, "what it said", us));

        assertThat(closed(us)).containsExactly(awaited);
    }

    private AwaitedMessage editOf(Node message) {
        Node edit = us.send(new EditMessage(
                Party.of(ben.phone), message.attributes().requireText("id"), new Text("second"), MessageOptions.NONE));
        them.take(town.relayed(us, edit, them));
        MessageReceived event = last(them);
        return AwaitedMessage.of(event.from(), ((Edit) event.content()).target());
    }

    private static MessageReceived last(TownDevice device) {
        List<MessageReceived> all = device.events(MessageReceived.class);
        return all.get(all.size() - 1);
    }

    private static AwaitedMessage open(TownDevice device) {
        List<AwaitedMessage> open = device.expectations.stream()
                .filter(Expectation::open)
                .map(Expectation::message)
                .distinct()
                .toList();
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    private static List<AwaitedMessage> closed(TownDevice device) {
        return device.expectations.stream()
                .filter(expectation -> !expectation.open())
                .map(Expectation::message)
                .toList();
    }

    private Node resent(Node retry) {
        int before = us.written.size();
        us.take(town.relayed(them, retry));
        Town.until(() -> us.written.size() > before);
        return us.written.get(us.written.size() - 1);
    }

    private Node ofGroup(Node again) {
        return Node.builder("message")
                .attribute("id", again.attributes().requireText("id"))
                .attribute("from", group)
                .attribute("participant", anna.lid.withDevice(3))
                .attribute("t", again.attributes().requireText("t"))
                .attribute("type", "text")
                .children(again.children())
                .build();
    }

    private Node placeholder(String id, String reason) {
        return Node.builder("message")
                .attribute("id", id)
                .attribute("from", ben.lid)
                .attribute("t", Long.toString(town.time.now().getEpochSecond()))
                .attribute("type", "text")
                .child(Node.builder("unavailable").attribute("type", reason).build())
                .build();
    }

    private Node renamed(Node message, Jid sender) {
        return Node.builder("message")
                .attribute("id", message.attributes().requireText("id"))
                .attribute("type", message.attributes().requireText("type"))
                .attribute("t", message.attributes().requireText("t"))
                .attribute("from", sender)
                .attribute("sender_pn", anna.phone)
                .children(message.children())
                .build();
    }

    private static Node broken(Node message) {
        Node.Builder broken = Node.builder("message");
        for (String name : List.of("id", "type", "t", "from", "recipient")) {
            broken.attribute(name, message.attribute(name));
        }
        for (Node child : message.children()) {
            broken.child(child.is("enc") ? flipped(child) : child);
        }
        return broken.build();
    }

    private static Node flipped(Node part) {
        byte[] bytes = part.dataBytes();
        bytes[bytes.length * 2 / 3] ^= 1; // behind the keys of a session that begins
        return Node.builder("enc")
                .attribute("v", "2")
                .attribute("type", part.attributes().requireText("type"))
                .data(bytes)
                .build();
    }
}
