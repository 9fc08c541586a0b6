package io.github.camelwhatsapp.multidevice.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.UndecryptableMessage;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.UnavailableContent;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that could not be read, are asked for again, and are given again. */
final class RetryTest {
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
    void asksForAMessageAgainThatItCannotReadWithKeysAtOnceAndGetsIt() {
        Node message = us.send(ben.phone, "hello");
        us.acked(town.ack(message));
        them.reinstall();

        List<Node> answers = them.take(town.relayed(us, message, them));
        Node retry = answers.get(0);

        assertThat(retry.attributes().is("type", "retry")).isTrue();
        assertThat(retry.child("retry").orElseThrow().attributes().is("count", "1"))
                .isTrue();
        assertThat(retry.child("retry").orElseThrow().attributes().is("error", "3"))
                .isTrue();
        assertThat(retry.child("keys")).as("the prekey was unknown").isPresent();
        assertThat(answers.get(1).is("ack")).isTrue();
        assertThat(them.events(UndecryptableMessage.class)).singleElement().satisfies(event -> {
            assertThat(event.reason()).isEqualTo("UNKNOWN_PREKEY");
            assertThat(event.expected()).isTrue();
        });
        Node again = resent(retry);
        assertThat(again.attributes().is("device_fanout", "false")).isTrue();
        assertThat(again.child("enc").orElseThrow().attributes().is("count", "1"))
                .isTrue();
        them.take(town.relayed(us, again, them));
        assertThat(them.texts()).containsExactly("hello");
    }

    @Test
    void answersARequestThatCameBeforeARestartAndNotTwice() {
        Node message = us.send(ben.phone, "hello");
        us.acked(town.ack(message));
        them.reinstall();
        Node retry = them.take(town.relayed(us, message, them)).get(0);
        us.take(town.relayed(them, retry));
        Town.until(() -> messages() == 1);
        us.restart();
        Town.until(() -> messages() == 1);
        Node again = us.written.get(us.written.size() - 1);
        us.acked(town.ack(again));
        them.take(town.relayed(us, again, them));

        assertThat(them.texts()).containsExactly("hello");
        int open = us.read(tx -> tx.signal().retries().open(10).size());
        assertThat(open).isZero();
    }

    /** It looks at a page of 64 at a time. */
    @Test
    void answersMoreRequestsThanItLooksAtAtATimeThoughNoOtherComes() {
        List<Node> all = Stream.generate(() -> us.send(ben.phone, "hello"))
                .limit(150)
                .peek(message -> us.acked(town.ack(message)))
                .toList();
        all.forEach(message -> us.take(request(message, 1)));
        Set<String> answered = new HashSet<>();
        while (answered.size() < all.size()) {
            Town.until(() -> messages() > answered.size());
            List.copyOf(us.written).stream()
                    .filter(node -> node.is("message"))
                    .filter(node -> answered.add(node.attributes().requireText("id")))
                    .forEach(node -> us.acked(town.ack(node)));
        }

        assertThat(messages()).isEqualTo(150);
        Town.until(() -> us.read(tx -> tx.signal().retries().open(10)).isEmpty());
    }

    @Test
    void givesTheGroupsKeyAlongWithAMessageOfAGroupThatIsAskedForAgain() {
        Node first = us.send(group, "one");
        us.acked(town.ack(first));
        Node second = us.send(group, "two");
        us.acked(town.ack(second));

        Node retry = them.take(town.relayed(us, second, them)).get(0);
        assertThat(retry.child("retry").orElseThrow().attributes().is("error", "1"))
                .isTrue();
        assertThat(retry.attributes().requireJid("participant")).isEqualTo(anna.lid.withDevice(3));
        Node again = resent(retry);

        assertThat(again.attributes().requireJid("participant")).isEqualTo(ben.lid.withDevice(5));
        them.take(relayedToGroup(again));
        Node third = us.send(group, "three");
        them.take(town.relayed(us, third, them));
        assertThat(them.texts()).containsExactly("two", "three");
    }

    @Test
    void doesNotAnswerWhoTheMessageWasNotFor() {
        Household carla = town.household("34600000003", 0);
        Node message = us.send(ben.phone, "secret");
        us.acked(town.ack(message));

        us.take(Node.builder("receipt")
                .attribute("id", message.attributes().requireText("id"))
                .attribute("type", "retry")
                .attribute("from", carla.lid)
                .child(Node.builder("retry").attribute("count", "1").build())
                .build());
        Town.until(() -> us.read(tx -> tx.signal().retries().open(10)).isEmpty());

        assertThat(us.written).isEmpty();
    }

    @Test
    void givesUpAfterFiveRequestsForOneMessage() {
        Node message = us.send(ben.phone, "hello");
        us.acked(town.ack(message));
        them.take(town.relayed(us, message, them));
        for (int i = 1; i <= 7; i++) {
            int sent = messages();
            us.take(request(message, 1));
            if (i <= 5) {
                Town.until(() -> messages() == sent + 1);
                us.acked(town.ack(us.written.get(us.written.size() - 1)));
            }
        }
        us.take(request(message, 5));
        us.onLane(() -> true);

        assertThat(messages()).isEqualTo(5);
    }

    @Test
    void startsANewSessionWhenAMessageIsAskedForAThirdTimeOverTheSameOne() {
        Node first = us.send(ben.phone, "one");
        us.acked(town.ack(first));
        us.take(request(first, 1));
        Town.until(() -> messages() == 1);
        us.take(request(first, 2)); // The session is renewed, and not again within the hour, but for a reason.
        Town.until(() -> messages() == 2);
        Node second = us.send(ben.phone, "two");
        us.acked(town.ack(second));
        long asked = town.questions("key");

        for (int count = 1; count <= 2; count++) {
            int sent = messages();
            us.take(request(second, count));
            Town.until(() -> messages() == sent + 1);
        }
        assertThat(town.questions("key")).isEqualTo(asked);
        us.take(request(second, 3));
        Town.until(() -> messages() == 5);

        assertThat(town.questions("key")).isEqualTo(asked + 1);
    }

    @Test
    void asksAtMostFourTimesAndSaysThatItGaveUp() {
        Node message = us.send(ben.phone, "hello");
        Node broken = broken(town.relayed(us, message, them));
        int asked = 0;
        for (int i = 0; i < 6; i++) {
            asked += (int) them.take(broken).stream()
                    .filter(node -> node.attributes().is("type", "retry"))
                    .count();
        }

        assertThat(asked).isEqualTo(4);
        List<UndecryptableMessage> events = them.events(UndecryptableMessage.class);
        assertThat(events.get(0).expected()).isTrue();
        assertThat(events.get(events.size() - 1).expected()).isFalse();
    }

    @Test
    void forgetsSessionsWhenSomebodyHasRegisteredAnewAndGoesOnWithTheNewKey() {
        us.say(ben.phone, "one", them);
        them.say(anna.phone, "two", us);
        them.reinstall();
        us.take(Node.builder("notification")
                .attribute("type", "encrypt")
                .attribute("from", ben.phone)
                .attribute("id", "n1")
                .child(Node.of("identity"))
                .build());

        us.say(ben.phone, "three", them);

        assertThat(us.events(IdentityChanged.class)).singleElement().satisfies(event -> {
            assertThat(event.from().phone()).contains(ben.phone.user());
            assertThat(event.accepted()).isTrue();
        });
        assertThat(them.texts()).containsExactly("one", "three");
    }

    @Test
    void readsNothingOfAnIdentityThatIsNotTrusted() {
        us.acceptIdentities = false;
        us.reopen();
        them.say(anna.phone, "one", us);
        them.reinstall();

        Node second = them.send(anna.phone, "two");
        List<Node> answers = us.take(town.relayed(them, second, us));

        assertThat(us.texts()).containsExactly("one");
        assertThat(answers).singleElement().satisfies(ack -> assertThat(ack.is("ack"))
                .isTrue());
        assertThat(us.events(IdentityChanged.class)).singleElement().satisfies(event -> assertThat(event.accepted())
                .isFalse());
        TownDevice.join(us.messaging().trust(io.github.camelwhatsapp.model.Party.of(ben.phone)));
        us.take(town.relayed(them, them.send(anna.phone, "three"), us));
        assertThat(us.texts()).containsExactly("one", "three");
    }

    @Test
    void sendsNothingToAnIdentityThatTheServerSaysIsNewAndNobodyTrusts() {
        us.acceptIdentities = false;
        us.reopen();
        us.say(ben.phone, "one", them);
        them.reinstall();
        ben.devices.get(0).reinstall();
        us.take(Node.builder("notification")
                .attribute("type", "encrypt")
                .attribute("from", ben.phone)
                .attribute("id", "n1")
                .child(Node.of("identity"))
                .build());

        assertThatThrownBy(() -> us.send(ben.phone, "two"))
                .hasCauseInstanceOf(RefusedException.class)
                .hasMessageContaining("is not trusted");
        TownDevice.join(us.messaging().trust(Party.of(ben.phone)));
        us.say(ben.phone, "three", them);
        assertThat(them.texts()).containsExactly("one", "three");
    }

    @Test
    void tellsOfAnotherIdentityInARequestForAMessage() {
        Node message = us.send(ben.phone, "hello");
        us.acked(town.ack(message));
        them.reinstall();

        them.take(town.relayed(
                us, resent(them.take(town.relayed(us, message, them)).get(0)), them));

        assertThat(us.events(IdentityChanged.class)).singleElement().satisfies(event -> {
            assertThat(event.from().phone()).contains(ben.phone.user());
            assertThat(event.accepted()).isTrue();
        });
        assertThat(them.texts()).containsExactly("hello");
    }

    @Test
    void sendsNothingAgainToAnotherIdentityWhereThatIsRefused() {
        us.acceptIdentities = false;
        us.reopen();
        Node message = us.send(ben.phone, "hello");
        us.acked(town.ack(message));
        them.reinstall();

        us.take(town.relayed(them, them.take(town.relayed(us, message, them)).get(0)));

        assertThat(us.events(IdentityChanged.class)).singleElement().satisfies(event -> assertThat(event.accepted())
                .isFalse());
        Town.until(() -> us.read(tx -> tx.signal().retries().open(10)).isEmpty());
        assertThat(us.written).isEmpty();
    }

    @Test
    void tellsOfAMessageOfWhichItGetsNoContent() {
        us.take(Node.builder("message")
                .attribute("id", "A1")
                .attribute("from", ben.lid)
                .attribute("t", Long.toString(town.time.now().getEpochSecond()))
                .attribute("type", "media")
                .child(Node.builder("unavailable")
                        .attribute("type", "view_once")
                        .build())
                .build());

        assertThat(us.events(MessageReceived.class).get(0).content()).isEqualTo(new UnavailableContent("view_once"));
    }

    @Test
    void asksThePhoneForAMessageWithoutContentAndTakesWhatItHandsOnUnderTheSameId() {
        TownDevice phone = anna.devices.get(0);
        us.take(Node.builder("message")
                .attribute("id", "A1")
                .attribute("from", ben.lid)
                .attribute("t", Long.toString(town.time.now().getEpochSecond()))
                .attribute("type", "text")
                .child(Node.of("unavailable"))
                .build());
        Town.until(() -> messages() == 1);

        Node request = us.written.get(0);
        assertThat(request.attributes().is("category", "peer")).isTrue();
        assertThat(request.attributes().requireJid("to")).isEqualTo(anna.lid);
        us.take(phone.handsOn("A1", ben.lid, "what it said", us));

        assertThat(us.texts()).containsExactly("unavailable", "what it said");
        assertThat(us.events(MessageReceived.class))
                .extracting(MessageReceived::id)
                .containsOnly("A1");
    }

    @Test
    void asksThePhoneForWhatItsAuthorDoesNotSendAgain() {
        TownDevice phone = ben.devices.get(0);
        Node message = us.send(ben.phone, "hello");
        them.reinstall();
        them.take(town.relayed(us, message, them));
        them.onLane(() -> true);

        town.time.advance(Duration.ofSeconds(3));
        assertThat(peerMessages()).isZero();
        town.time.advance(Duration.ofSeconds(1));
        Town.until(() -> peerMessages() == 1);
        them.take(phone.handsOn(message.attributes().requireText("id"), anna.lid, "hello", them));

        assertThat(them.texts()).containsExactly("hello");
    }

    @Test
    void asksThePhoneAfterARestartForWhatItsAuthorWasAskedForBefore() {
        TownDevice phone = ben.devices.get(0);
        Node message = us.send(ben.phone, "hello");
        them.reinstall();
        them.take(town.relayed(us, message, them));
        them.onLane(() -> true);
        restart(them);

        town.time.advance(Duration.ofSeconds(3));
        assertThat(peerMessages()).isZero();
        Town.until(() -> {
            town.time.advance(Duration.ofSeconds(1));
            return peerMessages() == 1;
        });
        them.take(phone.handsOn(message.attributes().requireText("id"), anna.lid, "hello", them));
        restart(them);
        town.time.advance(Duration.ofSeconds(10));
        them.onLane(() -> true);

        assertThat(them.texts()).containsExactly("hello");
        assertThat(peerMessages()).as("not again after it came").isZero();
    }

    @Test
    void doesNotAskThePhoneForWhatItsAuthorSendsAgain() {
        Node message = us.send(ben.phone, "hello");
        us.acked(town.ack(message));
        them.reinstall();
        Node retry = them.take(town.relayed(us, message, them)).get(0);
        them.take(town.relayed(us, resent(retry), them));

        town.time.advance(Duration.ofSeconds(10));
        them.onLane(() -> true);

        assertThat(them.texts()).containsExactly("hello");
        assertThat(peerMessages()).isZero();
    }

    private static void restart(TownDevice device) {
        device.onLane(() -> {
            device.messaging().close();
            return true;
        });
        device.restart();
        device.onLane(() -> true);
    }

    private long peerMessages() {
        return them.written.stream()
                .filter(node -> node.is("message") && node.attributes().is("category", "peer"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "view_once",
                "view_once_unavailable_fanout",
                "hosted_unavailable_fanout",
                "bot_unavailable_fanout"
            })
    void doesNotAskThePhoneForWhatItWouldNotHandOn(String reason) {
        us.take(placeholder("A1", reason, town.time.now()));
        us.onLane(() -> true);

        assertThat(us.events(MessageReceived.class)).hasSize(1);
        assertThat(messages()).isZero();
    }

    @Test
    void doesNotAskThePhoneForWhatIsOlderThanTwoWeeks() {
        us.take(placeholder("A1", "", town.time.now().minus(Duration.ofDays(15))));
        us.take(placeholder("A2", "", town.time.now().minus(Duration.ofDays(13))));

        Town.until(() -> messages() == 1);
        us.onLane(() -> true);
        assertThat(messages()).isEqualTo(1);
    }

    private Node placeholder(String id, String reason, Instant at) {
        Node.Builder unavailable = Node.builder("unavailable");
        if (!reason.isEmpty()) {
            unavailable.attribute("type", reason);
        }
        return Node.builder("message")
                .attribute("id", id)
                .attribute("from", ben.lid)
                .attribute("t", Long.toString(at.getEpochSecond()))
                .attribute("type", "text")
                .child(unavailable.build())
                .build();
    }

    @Test
    void opensTheSessionOfTheOtherAddressWhenThePairIsLearntWithTheMessage() {
        ben.lidKnown = false;
        them.reopen();
        us.say(ben.phone, "one", them);
        them.say(anna.phone, "two", us);

        ben.lidKnown = true;
        Node third = us.send(ben.phone, "three");
        them.take(town.relayed(us, third, them));

        assertThat(them.texts()).containsExactly("one", "three");
        boolean session = us.read(tx -> tx.signal()
                .stores()
                .sessions()
                .find(SignalNames.address(ben.phone.withDevice(5)))
                .isPresent());
        assertThat(session).as("still by number, for nobody has told").isTrue();
    }

    private int messages() {
        return (int) us.written.stream().filter(node -> node.is("message")).count();
    }

    private Node request(Node message, int count) {
        return Node.builder("receipt")
                .attribute("id", message.attributes().requireText("id"))
                .attribute("type", "retry")
                .attribute("from", ben.lid.withDevice(5))
                .child(Node.builder("retry")
                        .attribute("count", Integer.toString(count))
                        .build())
                .build();
    }

    private Node resent(Node retry) {
        us.take(town.relayed(them, retry));
        Town.until(() -> messages() > 0);
        return us.written.get(us.written.size() - 1);
    }

    private Node relayedToGroup(Node again) {
        return Node.builder("message")
                .attribute("id", again.attributes().requireText("id"))
                .attribute("from", group)
                .attribute("participant", anna.lid.withDevice(3))
                .attribute("t", again.attributes().requireText("t"))
                .attribute("type", "text")
                .children(again.children())
                .build();
    }

    private static Node broken(Node message) {
        Node.Builder broken = Node.builder("message");
        for (String name : List.of("id", "type", "t")) {
            broken.attribute(name, message.attribute(name));
        }
        broken.attribute("from", message.attributes().requireJid("from"));
        Node part = message.child("enc").orElseThrow();
        byte[] bytes = part.dataBytes();
        bytes[bytes.length - 1] ^= 1;
        return broken.child(Node.builder("enc")
                        .attribute("v", "2")
                        .attribute("type", part.attributes().requireText("type"))
                        .data(bytes)
                        .build())
                .build();
    }
}
