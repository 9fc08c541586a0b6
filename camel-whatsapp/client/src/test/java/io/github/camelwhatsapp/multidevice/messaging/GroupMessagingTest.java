package io.github.camelwhatsapp.multidevice.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.stanza.GroupChange;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages to groups: one key for all, given to whoever lacks it. */
final class GroupMessagingTest {
    private final Town town = new Town();
    private final Household anna = town.household("34600000001", 0, 3);
    private final Household ben = town.household("34600000002", 0, 5);
    private final Household carla = town.household("34600000003", 0);
    private final Jid group = town.group("120363000000000001", false, anna, ben, carla);
    private final TownDevice us = anna.devices.get(3);
    private final TownDevice benLinked = ben.devices.get(5);
    private final TownDevice carlaPhone = carla.devices.get(0);

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void givesItsKeyToEveryDeviceWithTheFirstMessageAndToNobodyAgainOnceTheServerHasConfirmedIt() {
        Node first = us.send(group, "one");

        assertThat(receivers(first)).containsExactlyInAnyOrder(anna.lid, ben.lid, ben.lid.withDevice(5), carla.lid);
        assertThat(first.attributes().is("addressing_mode", "lid")).isTrue();
        assertThat(first.attribute("phash"))
                .contains(Town.hash(
                        List.of(anna.lid, anna.lid.withDevice(3), ben.lid, ben.lid.withDevice(5), carla.lid)));
        us.acked(town.ack(first));
        Node second = us.send(group, "two");

        assertThat(second.child("participants")).isEmpty();
        for (TownDevice member : List.of(benLinked, carlaPhone, anna.devices.get(0))) {
            member.take(town.relayed(us, first, member));
            member.take(town.relayed(us, second, member));
            assertThat(member.texts()).containsExactly("one", "two");
        }
        assertThat(carlaPhone.events(MessageReceived.class).get(0).from().id()).isEqualTo(group);
        assertThat(carlaPhone.events(MessageReceived.class).get(0).sender().phone())
                .contains(anna.phone.user());
    }

    @Test
    void doesNotGiveItsKeyTwiceToWhoGetsItWithAMessageThatIsUnderWay() {
        us.send(group, "one");

        assertThat(us.send(group, "two").child("participants")).isEmpty();
    }

    @Test
    void givesItsKeyAgainWhenTheServerRefusedTheMessageThatBroughtIt() {
        Node first = us.send(group, "one");
        us.acked(town.ackBuilder(first).attribute("error", "500").build());

        assertThat(receivers(us.send(group, "two"))).hasSize(4);
    }

    @Test
    void goesByPhoneNumbersOnTheWireWhereTheGroupDoesAndByHiddenAddressesInTheStore() {
        Jid old = town.group("34600000001-1400000000", true, anna, ben);

        Node message = us.send(old, "one");
        benLinked.take(town.relayed(us, message, benLinked));
        Node direct = us.send(ben.phone, "two");

        assertThat(receivers(message)).containsExactlyInAnyOrder(anna.phone, ben.phone, ben.phone.withDevice(5));
        assertThat(message.attributes().is("addressing_mode", "pn")).isTrue();
        assertThat(message.attribute("phash"))
                .contains(Town.hash(List.of(anna.phone, anna.phone.withDevice(3), ben.phone, ben.phone.withDevice(5))));
        assertThat(benLinked.texts()).containsExactly("one");
        benLinked.take(town.relayed(us, direct, benLinked));
        assertThat(benLinked.texts()).as("the same session").containsExactly("one", "two");
    }

    @Test
    void makesANewKeyWhenSomebodyHasLeftSoThatTheyCannotReadWhatComesAfter() {
        Node first = us.send(group, "one");
        us.acked(town.ack(first));
        carlaPhone.take(town.relayed(us, first, carlaPhone));
        town.leave(group, carla);
        us.read(tx -> {
            us.messaging().revelations().changed(tx, new GroupChange(group, GroupChange.Kind.LEFT, List.of(carla.lid)));
            return true;
        });
        us.onLane(() -> true);

        Node second = us.send(group, "two");

        assertThat(receivers(second)).containsExactlyInAnyOrder(anna.lid, ben.lid, ben.lid.withDevice(5));
        carlaPhone.take(town.relayed(us, second, carlaPhone));
        assertThat(carlaPhone.texts()).containsExactly("one");
    }

    @Test
    void givesNoKeyToWhoLeavesWhileTheDevicesOfTheGroupAreLookedUp() {
        // The first answer is who is in the group, the second one which devices they have.
        us.afterAnswer.set(() -> us.afterAnswer.set(() -> {
            town.leave(group, carla);
            us.read(tx -> {
                us.messaging()
                        .revelations()
                        .changed(tx, new GroupChange(group, GroupChange.Kind.LEFT, List.of(carla.lid)));
                return true;
            });
        }));

        assertThat(receivers(us.send(group, "one")))
                .containsExactlyInAnyOrder(anna.lid, ben.lid, ben.lid.withDevice(5));
    }

    @Test
    void findsOutWithTheNextNewsOfAGroupWhoHasLeftWithoutItsBeingTold() {
        us.acked(town.ack(us.send(group, "one")));
        town.leave(group, carla);
        us.read(tx -> {
            us.messaging().revelations().changed(tx, new GroupChange(group, GroupChange.Kind.JOINED, List.of(ben.lid)));
            return true;
        });
        us.onLane(() -> true);

        assertThat(receivers(us.send(group, "two")))
                .as("a new key, for all who are still there")
                .containsExactlyInAnyOrder(anna.lid, ben.lid, ben.lid.withDevice(5));
    }

    @Test
    void makesANewKeyWhenADeviceOfAMemberIsGone() {
        us.acked(town.ack(us.send(group, "one")));
        us.take(Node.builder("notification")
                .attribute("type", "devices")
                .attribute("from", ben.phone)
                .attribute("lid", ben.lid)
                .attribute("id", "n1")
                .child(Node.builder("remove")
                        .child(Node.builder("device")
                                .attribute("jid", ben.phone.withDevice(5))
                                .build())
                        .build())
                .build());

        assertThat(receivers(us.send(group, "two"))).containsExactlyInAnyOrder(anna.lid, ben.lid, carla.lid);
    }

    @Test
    void givesItsKeyToADeviceThatIsNew() {
        us.acked(town.ack(us.send(group, "one")));
        TownDevice fresh = town.add(ben, 9);
        us.take(Node.builder("notification")
                .attribute("type", "devices")
                .attribute("from", ben.phone)
                .attribute("lid", ben.lid)
                .attribute("id", "n1")
                .child(Node.builder("add")
                        .attribute(
                                "device_hash",
                                Town.hash(List.of(ben.phone, ben.phone.withDevice(5), ben.phone.withDevice(9))))
                        .child(Node.builder("device")
                                .attribute("jid", ben.phone.withDevice(9))
                                .attribute("key-index", "2")
                                .build())
                        .build())
                .build());

        Node second = us.send(group, "two");

        assertThat(receivers(second)).containsExactly(ben.lid.withDevice(9));
        fresh.take(town.relayed(us, second, fresh));
        assertThat(fresh.texts()).containsExactly("two");
        assertThat(town.questions("usync"))
                .as("the list was mended, not asked for")
                .isEqualTo(1);
    }

    @Test
    void asksForAListAgainWhoseHashDoesNotFitWhatTheServerHas() {
        us.acked(town.ack(us.send(group, "one")));
        town.add(ben, 8);
        town.add(ben, 9);
        us.take(Node.builder("notification")
                .attribute("type", "devices")
                .attribute("from", ben.phone)
                .attribute("lid", ben.lid)
                .attribute("id", "n1")
                .child(Node.builder("add")
                        .attribute("device_hash", "2:somewhat")
                        .child(Node.builder("device")
                                .attribute("jid", ben.phone.withDevice(9))
                                .attribute("key-index", "2")
                                .build())
                        .build())
                .build());

        assertThat(receivers(us.send(group, "two")))
                .containsExactlyInAnyOrder(ben.lid.withDevice(8), ben.lid.withDevice(9));
    }

    @Test
    void askWhoIsInTheGroupAgainWhenTheServerKnowsOthersOrOtherAddresses() {
        Node first = us.send(group, "one");
        us.acked(town.ackBuilder(first).attribute("phash", "2:somewhat").build());
        us.send(group, "two");
        assertThat(rosters()).isEqualTo(2);

        town.readdress(group, true);
        Node third = us.send(group, "three");
        us.acked(town.ackBuilder(third).attribute("error", "421").build());
        Town.until(() -> us.written.stream().anyMatch(node -> node.is("message")));

        Node again = us.written.get(0);
        assertThat(again.attributes().is("addressing_mode", "pn")).isTrue();
        assertThat(again.attribute("id")).isEqualTo(third.attribute("id"));
    }

    @Test
    void refusesToWriteToAGroupOfWhichItIsNoMemberOrThatIsNotThere() {
        Jid others = town.group("120363000000000009", false, ben, carla);

        assertThatThrownBy(() -> us.send(others, "x"))
                .hasCauseInstanceOf(RefusedException.class)
                .hasMessageContaining("not a member");
        assertThatThrownBy(() -> us.send(Jid.ofGroup("120363000000000010"), "x"))
                .hasCauseInstanceOf(RefusedException.class)
                .hasMessageContaining("404");
    }

    @Test
    void givesTheKeyToALargeGroupInPortionsBetweenWhichADirectMessageGoes() {
        List<Household> members = new ArrayList<>(List.of(anna));
        for (int i = 0; i < 120; i++) {
            members.add(town.household("3491000" + (1000 + i), 0));
        }
        Jid large = town.group("120363000000000077", false, members.toArray(Household[]::new));
        var slow = us.trySend(new io.github.camelwhatsapp.operation.SendMessage(
                io.github.camelwhatsapp.model.Party.of(large), new io.github.camelwhatsapp.model.Text("all")));

        Node direct = us.send(ben.phone, "meanwhile");

        assertThat(slow.toCompletableFuture()).isNotDone();
        assertThat(direct.child("participants")).isPresent();
        Node message = TownDevice.join(slow);
        assertThat(receivers(message)).hasSize(121);
        assertThat(town.asked.stream()
                        .filter(iq -> iq.child("key").isPresent())
                        .allMatch(iq -> iq.child("key").orElseThrow().children().size() <= 100))
                .isTrue();
    }

    private long rosters() {
        return town.asked.stream()
                .filter(iq -> iq.attributes().is("xmlns", "w:g2"))
                .count();
    }

    private static List<Jid> receivers(Node message) {
        return message.child("participants").map(Node::children).orElse(List.of()).stream()
                .map(to -> to.attributes().requireJid("jid"))
                .toList();
    }
}
