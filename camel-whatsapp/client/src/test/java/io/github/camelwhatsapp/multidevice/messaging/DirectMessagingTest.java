package io.github.camelwhatsapp.multidevice.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.multidevice.devices.ParticipantHash;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages between people with several devices. */
final class DirectMessagingTest {
    private final Town town = new Town();
    private final Household anna = town.household("34600000001", 0, 3);
    private final Household ben = town.household("34600000002", 0, 5);
    private final TownDevice us = anna.devices.get(3);
    private final TownDevice benPhone = ben.devices.get(0);
    private final TownDevice benLinked = ben.devices.get(5);

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void reachesEveryDeviceOfBothSidesUnderHiddenAddresses() {
        Node message = us.send(ben.phone, "hello");

        assertThat(message.attributes().requireJid("to")).isEqualTo(ben.lid);
        assertThat(message.attributes().requireJid("peer_recipient_pn")).isEqualTo(ben.phone);
        assertThat(message.attribute("phash")).isEmpty();
        assertThat(message.child("participants").orElseThrow().children())
                .extracting(to -> to.attributes().requireJid("jid"))
                .containsExactly(ben.lid, ben.lid.withDevice(5), anna.lid);
        assertThat(message.child("device-identity").orElseThrow().dataBytes()).isNotEmpty();
        benPhone.take(town.relayed(us, message, benPhone));
        benLinked.take(town.relayed(us, message, benLinked));
        assertThat(benPhone.texts()).containsExactly("hello");
        assertThat(benLinked.texts()).containsExactly("hello");
    }

    @Test
    void showsAnotherOwnDeviceWhatWasSentAndByWhom() {
        Node message = us.send(ben.phone, "hello");
        TownDevice phone = anna.devices.get(0);

        List<Node> answers = phone.take(town.relayed(us, message, phone));

        MessageReceived event = phone.events(MessageReceived.class).get(0);
        assertThat(event.content()).isEqualTo(new Text("hello"));
        assertThat(event.from().lid()).contains(ben.lid);
        assertThat(event.sender().lid()).contains(anna.lid);
        assertThat(answers).singleElement().satisfies(receipt -> {
            assertThat(receipt.attributes().is("type", "sender")).isTrue();
            assertThat(receipt.attributes().requireJid("recipient")).isEqualTo(ben.lid);
        });
    }

    @Test
    void tellsBothAddressesOfWhoWroteAndConfirmsTheDelivery() {
        List<Node> answers = benLinked.say(anna.phone, "hi", us);

        MessageReceived event = us.events(MessageReceived.class).get(0);
        assertThat(event.from()).isEqualTo(Party.of(ben.lid, Optional.of(ben.phone)));
        assertThat(event.sender()).isEqualTo(event.from());
        assertThat(event.senderName()).contains("Somebody");
        assertThat(event.origin()).isEqualTo(Origin.LIVE);
        assertThat(answers).singleElement().satisfies(receipt -> {
            assertThat(receipt.is("receipt")).isTrue();
            assertThat(receipt.attribute("type")).isEmpty();
            assertThat(receipt.attributes().requireJid("to")).isEqualTo(ben.lid.withDevice(5));
        });
    }

    @Test
    void goesOnWithTheSessionsOnceBothHaveWritten() {
        us.say(ben.phone, "one", benPhone);
        benPhone.say(anna.phone, "two", us);
        Node third = us.send(ben.phone, "three");

        assertThat(third.child("participants").orElseThrow().children())
                .filteredOn(to -> to.attributes().requireJid("jid").equals(ben.lid))
                .singleElement()
                .satisfies(to -> assertThat(
                                to.child("enc").orElseThrow().attributes().is("type", "msg"))
                        .isTrue());
        benPhone.take(town.relayed(us, third, benPhone));
        assertThat(benPhone.texts()).containsExactly("one", "three");
        assertThat(town.questions("usync")).as("each side asks once").isEqualTo(2);
    }

    @Test
    void takesAMessageOnceThatComesTwiceAndConfirmsItTwice() {
        Node message = us.send(ben.phone, "hello");
        Node relayed = town.relayed(us, message, benPhone);

        benPhone.take(relayed);
        List<Node> again = benPhone.take(relayed);

        assertThat(benPhone.texts()).containsExactly("hello");
        assertThat(again).singleElement().satisfies(receipt -> assertThat(receipt.is("receipt"))
                .isTrue());
    }

    @Test
    void losesNothingWhenTheTransactionThatStoresAMessageFails() {
        Node relayed = town.relayed(us, us.send(ben.phone, "hello"), benPhone);

        benPhone.takeAndLose(relayed);
        benPhone.take(relayed);

        assertThat(benPhone.texts()).containsExactly("hello");
    }

    @Test
    void refusesToWriteToSomebodyWhoIsNotThereBeforeAnythingIsSent() {
        assertThatThrownBy(() -> us.send(Jid.ofPhone("34999999999"), "x"))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("34999999999 is not on WhatsApp");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNotSayThatSomebodyIsNotThereWhenTheServerCannotTell(boolean ofAll) {
        Node error = Node.builder("error")
                .attribute("code", "429")
                .attribute("text", "rate-overlimit")
                .attribute("backoff", "30")
                .build();
        if (ofAll) {
            town.usyncTrouble = Optional.of(error);
        } else {
            town.deviceTrouble = Optional.of(error);
        }

        assertThatThrownBy(() -> us.send(ben.phone, "one"))
                .cause()
                .isInstanceOfSatisfying(RefusedException.class, e -> {
                    assertThat(e.code()).isEqualTo(429);
                    assertThat(e.backOff()).contains(Duration.ofSeconds(30));
                });
        town.usyncTrouble = Optional.empty();
        town.deviceTrouble = Optional.empty();
        us.say(ben.phone, "two", benPhone);
        assertThat(benPhone.texts()).containsExactly("two");
    }

    @Test
    void leavesOutALinkedDeviceThatIsGoneAndForgetsIt() {
        town.withoutKeys.add(ben.lid.withDevice(5));

        Node message = us.send(ben.phone, "hello");

        assertThat(message.child("participants").orElseThrow().children())
                .extracting(to -> to.attributes().requireJid("jid"))
                .doesNotContain(ben.lid.withDevice(5));
        us.send(ben.phone, "again");
        assertThat(town.asked.stream().filter(iq -> iq.child("key").isPresent()))
                .as("it is not asked for again")
                .hasSize(1);
    }

    @Test
    void failsWhenThePhoneCannotBeWrittenToForThatWouldBeLostInSilence() {
        town.withoutKeys.add(ben.lid);

        assertThatThrownBy(() -> us.send(ben.phone, "hello")).hasCauseInstanceOf(RefusedException.class);
    }

    @Test
    void doesNotWriteToLinkedDevicesAloneTheNextTimeEither() {
        town.withoutKeys.add(ben.lid);
        assertThatThrownBy(() -> us.send(ben.phone, "one")).hasCauseInstanceOf(RefusedException.class);

        assertThatThrownBy(() -> us.send(ben.phone, "two")).hasCauseInstanceOf(RefusedException.class);
        town.withoutKeys.clear();
        us.say(ben.phone, "three", benPhone);

        assertThat(benPhone.texts()).containsExactly("three");
    }

    @Test
    void doesNotWriteToADeviceForWhichItsAccountDoesNotVouch() {
        town.forged.add(ben.lid.withDevice(5));

        Node message = us.send(ben.phone, "hello");

        assertThat(message.child("participants").orElseThrow().children())
                .extracting(to -> to.attributes().requireJid("jid"))
                .containsExactly(ben.lid, anna.lid);
    }

    @Test
    void writesToPhoneNumbersWhereNobodyKnowsAHiddenAddress() {
        ben.lidKnown = false;

        Node message = us.send(ben.phone, "hello");

        assertThat(message.attributes().requireJid("to")).isEqualTo(ben.phone);
        assertThat(message.child("participants").orElseThrow().children())
                .extracting(to -> to.attributes().requireJid("jid"))
                .as("one form of address for all")
                .containsExactly(ben.phone, ben.phone.withDevice(5), anna.phone);
    }

    @Test
    void readsOnWhenSomebodyBecomesKnownByAHiddenAddressInTheMiddleOfAConversation() {
        ben.lidKnown = false;
        benLinked.reopen();
        us.say(ben.phone, "one", benLinked);
        benLinked.say(anna.phone, "two", us);

        ben.lidKnown = true;
        benLinked.reopen();
        Node third = benLinked.send(anna.lid, "three");
        us.take(town.relayed(benLinked, third, us));
        us.say(ben.phone, "four", benLinked);

        assertThat(us.texts()).containsExactly("two", "three");
        assertThat(benLinked.texts()).containsExactly("one", "four");
        assertThat(us.events(MessageReceived.class))
                .extracting(event -> event.from().conversationKey())
                .as("one conversation")
                .containsOnly(ben.phone.toString());
        boolean old = us.read(tx -> tx.signal()
                .stores()
                .sessions()
                .find(SignalNames.address(ben.phone.withDevice(5)))
                .isPresent());
        assertThat(old).isFalse();
    }

    @Test
    void writesANoteToItselfForTheOtherOwnDevices() {
        Node message = us.send(anna.phone, "remember");

        assertThat(message.attributes().requireJid("to")).isEqualTo(anna.lid);
        assertThat(message.child("participants").orElseThrow().children())
                .extracting(to -> to.attributes().requireJid("jid"))
                .containsExactly(anna.lid);
        TownDevice phone = anna.devices.get(0);
        phone.take(town.relayed(us, message, phone));
        assertThat(phone.texts()).containsExactly("remember");
    }

    @Test
    void asksForDevicesAgainWhenTheAnswerIsStaleBeforeItCanBeUsed() {
        us.afterAnswer.set(() -> us.store.perform(
                tx -> tx.deviceLists().remove(SignalNames.name(tx.addresses().resolved(ben.lid)))));

        us.say(ben.phone, "hello", benPhone);

        assertThat(benPhone.texts()).containsExactly("hello");
        assertThat(town.asked.stream().filter(iq -> iq.child("usync").isPresent()))
                .hasSize(2);
    }

    @Test
    void asksForDevicesAgainWhenTheServerKnowsOthers() {
        Node message = us.send(ben.phone, "hello");
        town.add(ben, 9);
        List<Jid> real = List.of(ben.lid, ben.lid.withDevice(5), ben.lid.withDevice(9), anna.lid);

        us.acked(town.ackBuilder(message)
                .attribute("phash", ParticipantHash.of(real))
                .build());
        Node next = us.send(ben.phone, "again");

        assertThat(next.child("participants").orElseThrow().children())
                .extracting(to -> to.attributes().requireJid("jid"))
                .containsExactlyElementsOf(real);
        assertThat(us.acknowledged).containsKey(message.attributes().requireText("id"));
    }

    @Test
    void agreesOnASessionOnceWhenTwoMessagesGoAtOnce() {
        var first = us.trySend(new SendMessage(Party.of(ben.phone), new Text("one")));
        var second = us.trySend(new SendMessage(Party.of(ben.phone), new Text("two")));

        TownDevice.join(first);
        TownDevice.join(second);

        assertThat(town.asked.stream().filter(iq -> iq.child("key").isPresent()))
                .hasSize(1);
        assertThat(town.questions("usync")).isEqualTo(1);
    }

    @Test
    void forgetsTheSessionsOfWhoseAccountHasANewNumberOfRegistration() {
        town.rawId = 7;
        us.say(ben.phone, "one", benPhone);
        assertThat(hasSession()).isTrue();
        town.rawId = 8;
        us.take(Node.builder("notification")
                .attribute("type", "devices")
                .attribute("from", ben.phone)
                .attribute("id", "d1")
                .child(Node.builder("update").attribute("hash", "2:abc").build())
                .build());
        town.withoutKeys.add(ben.lid);

        assertThatThrownBy(() -> us.send(ben.phone, "two")).hasCauseInstanceOf(RefusedException.class);
        assertThat(hasSession()).isFalse();
    }

    @Test
    void tellsOfTheNewIdentityOfWhoseAccountHasANewNumberOfRegistration() {
        reregister();

        us.say(ben.phone, "two", benPhone);

        assertThat(us.events(IdentityChanged.class)).singleElement().satisfies(event -> {
            assertThat(event.from().phone()).contains(ben.phone.user());
            assertThat(event.accepted()).isTrue();
        });
        assertThat(benPhone.texts()).containsExactly("one", "two");
    }

    @Test
    void sendsNothingToANewIdentityBehindANewNumberOfRegistrationWhereThatIsRefused() {
        us.acceptIdentities = false;
        us.reopen();
        reregister();

        assertThatThrownBy(() -> us.send(ben.phone, "two"))
                .hasCauseInstanceOf(RefusedException.class)
                .hasMessageContaining("is not trusted");
        assertThat(us.events(IdentityChanged.class)).singleElement().satisfies(event -> assertThat(event.accepted())
                .isFalse());
    }

    /** Ben's phone is set up anew, of which only the list of his devices tells. */
    private void reregister() {
        town.rawId = 7;
        us.say(ben.phone, "one", benPhone);
        town.rawId = 8;
        benPhone.reinstall();
        ben.devices.remove(5);
        us.take(Node.builder("notification")
                .attribute("type", "devices")
                .attribute("from", ben.phone)
                .attribute("id", "d1")
                .child(Node.builder("update").attribute("hash", "2:abc").build())
                .build());
    }

    private boolean hasSession() {
        return us.read(tx -> tx.signal()
                .stores()
                .sessions()
                .find(SignalNames.address(ben.lid))
                .isPresent());
    }
}
