package io.github.camelwhatsapp.classic.encryption;

import static io.github.camelwhatsapp.classic.encryption.Person.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.error.RequestTimeoutException;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.event.UndecryptableMessage;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.signal.SenderKeyMessage;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EncryptionTest {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String CARL = "34600000003";
    private static final String GROUP_ID = "34600000001-1400000000";
    private static final String GROUP = GROUP_ID + "@g.us";

    private final Town town = new Town();
    private Person ann;
    private Person bob;

    @BeforeEach
    void start() {
        ann = town.person(ANN);
        bob = town.person(BOB);
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void sendsAMessageAgainFiveTimesAndThenNoMore() {
        Node message = ann.send(BOB, "hello");
        Node receipt = retryFor(message);
        for (int i = 1; i <= 5; i++) {
            int times = i;
            ann.take(receipt);
            await().until(() -> ann.written().size() == times);
            ann.acked(id(message));
        }

        ann.take(receipt);
        ann.take(receipt);
        exchange(bob, ann, "something else");
        assertThat(ann.written())
                .hasSize(5)
                .allMatch(again -> id(again).equals(id(message)))
                .extracting(again -> again.child("enc").orElseThrow().dataBytes())
                .as("each time encrypted anew")
                .doesNotHaveDuplicates();
    }

    @Test
    void asksForAMessageFiveTimesAndThenNoMore() {
        Node broken = broken(town.relayed(ann, ann.send(BOB, "hello"), BOB));
        for (int i = 1; i <= 5; i++) {
            assertThat(Town.retries(bob.take(broken)))
                    .singleElement()
                    .extracting(receipt -> receipt.child("retry")
                            .orElseThrow()
                            .attribute("count")
                            .orElseThrow())
                    .isEqualTo(Integer.toString(i));
        }

        assertThat(Town.retries(bob.take(broken))).isEmpty();
        assertThat(bob.events(UndecryptableMessage.class))
                .as("at the first failure, and when there is no hope")
                .extracting(UndecryptableMessage::expected)
                .containsExactly(true, false);
    }

    @Test
    void answersAfterARestartWhatWasAskedForBeforeIt() {
        Node message = ann.send(BOB, "hello");
        Node broken = broken(town.relayed(ann, message, BOB));
        Node receipt = Town.retries(bob.take(broken)).get(0);
        town.desk.deaf(true);
        ann.take(town.relayed(bob, receipt));
        await().until(() -> town.desk.unanswered() == 1);
        assertThat(ann.written()).isEmpty();

        town.desk.deaf(false);
        ann.restart();

        await().until(() -> ann.written().size() == 1);
        bob.take(town.relayed(ann, ann.written().get(0), BOB));
        assertThat(bob.texts()).containsExactly("hello");
        ann.acked(id(message));
        ann.restart();
        exchange(bob, ann, "thanks");
        assertThat(ann.written()).as("it is answered").isEmpty();
    }

    @Test
    void takesAnotherKeyForAGroupWhenSomebodyLeaves() {
        Person carl = town.person(CARL);
        town.desk.group(GROUP_ID, ANN, BOB, CARL);
        Node first = ann.send(GROUP, "to all three");
        Node second = ann.send(GROUP, "again");
        List.of(first, second).forEach(each -> {
            bob.take(town.relayed(ann, each, BOB));
            carl.take(town.relayed(ann, each, CARL));
        });

        town.desk.group(GROUP_ID, ANN, BOB);
        ann.notice(Node.builder("notification")
                .attribute("type", "w:gp2")
                .attribute("from", Jid.ofGroup(GROUP_ID))
                .build());
        Node third = ann.send(GROUP, "without Carl");
        bob.take(town.relayed(ann, third, BOB));
        carl.take(town.relayed(ann, third, CARL));

        assertThat(keyId(second)).isEqualTo(keyId(first));
        assertThat(keyId(third)).isNotEqualTo(keyId(first));
        assertThat(bob.texts()).containsExactly("to all three", "again", "without Carl");
        assertThat(carl.texts()).containsExactly("to all three", "again");
    }

    @Test
    void givesTheServerAnotherSetWhenItRefusesOne() {
        town.desk.refuse(1);

        town.person(CARL);

        List<Node> sets = town.desk.uploads(CARL);
        assertThat(sets).hasSize(2);
        assertThat(preKeys(sets.get(1))).hasSize(200).doesNotContainAnyElementsOf(preKeys(sets.get(0)));
        assertThat(sets.get(1).child("identity")).isEqualTo(sets.get(0).child("identity"));
    }

    @Test
    void triesASetAgainWithTheNextConnectionWhenTheServerRefusesTwo() {
        town.desk.refuse(2);
        Person carl = town.newcomer(CARL);
        carl.begin();
        await().until(() -> town.desk.uploads(CARL).size() == 2);

        carl.restart();

        await().until(() -> town.desk.left(CARL) == 200);
    }

    @Test
    void makesANewSignedPreKeyAfterThirtyDaysAndReadsWhatUsesTheOldOne() {
        Node late = ann.send(BOB, "late");
        Node before = signed(BOB);
        town.time.advance(Duration.ofDays(29));
        bob.restart();
        exchange(ann, bob, "in between");
        assertThat(town.desk.uploads(BOB)).hasSize(1);

        town.time.advance(Duration.ofDays(2));
        bob.restart();

        await().until(() -> town.desk.uploads(BOB).size() == 2);
        assertThat(signed(BOB)).isNotEqualTo(before);
        bob.take(town.relayed(ann, late, BOB));
        assertThat(bob.texts()).contains("late");
    }

    @Test
    void startsAnewWithSomebodyWhoseIdentityTheServerSaysHasChanged() {
        exchange(ann, bob, "hello");
        exchange(bob, ann, "hello yourself");

        ann.take(Node.builder("notification")
                .attribute("type", "encrypt")
                .attribute("id", "1")
                .attribute("from", Jid.ofPhone(BOB))
                .child(Node.builder("identity").build())
                .build());

        assertThat(ann.events(IdentityChanged.class))
                .singleElement()
                .matches(event -> event.accepted() && event.from().id().user().equals(BOB));
        Node next = ann.send(BOB, "with a new session");
        assertThat(next.child("enc").orElseThrow().attribute("type")).contains("pkmsg");
        bob.take(town.relayed(ann, next, BOB));
        assertThat(bob.texts()).contains("with a new session");
    }

    @Test
    void stepsAndPreKeysAndCountsGoWithTheirTransaction() {
        Node first = town.relayed(ann, ann.send(BOB, "hello"), BOB);
        int before = preKeysOf(bob);
        assertThatThrownBy(() -> bob.takeAndLose(first)).hasMessageContaining("the inbox failed");
        assertThat(preKeysOf(bob)).as("the prekey is there as before").isEqualTo(before);
        Node broken = broken(first);
        assertThatThrownBy(() -> bob.takeAndLose(broken)).hasMessageContaining("the inbox failed");

        assertThat(Town.retries(bob.take(broken))
                        .get(0)
                        .child("retry")
                        .orElseThrow()
                        .attribute("count"))
                .as("what was undone was not counted")
                .contains("1");
        bob.take(first);
        assertThat(bob.texts()).containsExactly("hello");
        assertThat(preKeysOf(bob)).isEqualTo(before - 1);
    }

    @Test
    void saysThatTheServerDoesNotAnswerAndGoesOnWhenItDoes() {
        town.desk.deaf(true);
        assertThatThrownBy(() -> ann.send(BOB, "hello")).hasCauseInstanceOf(RequestTimeoutException.class);

        town.desk.deaf(false);
        exchange(ann, bob, "hello");
    }

    private void exchange(Person from, Person to, String text) {
        to.take(town.relayed(from, from.send(to.number(), text), to.number()));
        assertThat(to.texts()).contains(text);
    }

    private static int preKeysOf(Person person) {
        return join(person.store().transact(tx -> tx.signal().oneTimePreKeys().count()));
    }

    private Node signed(String number) {
        List<Node> sets = town.desk.uploads(number);
        return sets.get(sets.size() - 1).child("skey").orElseThrow();
    }

    private static List<Node> preKeys(Node set) {
        return set.child("list").orElseThrow().children();
    }

    private static long keyId(Node message) {
        Node part = message.children().stream()
                .filter(child -> child.attributes().is("type", "skmsg"))
                .findFirst()
                .orElseThrow();
        return SenderKeyMessage.parse(part.dataBytes()).keyId();
    }

    /** The receipt of Bob, who could not read a message of Ann's. */
    private Node retryFor(Node message) {
        return Node.builder("receipt")
                .attribute("from", Jid.ofPhone(BOB))
                .attribute("id", id(message))
                .attribute("type", "retry")
                .child(Node.builder("retry").attribute("count", "1").build())
                .build();
    }

    private static String id(Node message) {
        return message.attributes().requireText("id");
    }

    /** The message with a byte of its ciphertext changed. */
    private static Node broken(Node message) {
        Node part = message.child("enc").orElseThrow();
        byte[] bytes = Arrays.copyOf(part.dataBytes(), part.dataBytes().length);
        bytes[bytes.length - 20] ^= 1;
        Node.Builder broken = Node.builder("message");
        message.attributes().forEach((name, value) -> broken.attribute(name, String.valueOf(value)));
        return broken.child(Node.builder("enc")
                        .attribute("v", part.attribute("v"))
                        .attribute("type", part.attribute("type"))
                        .data(bytes)
                        .build())
                .build();
    }
}
