package io.github.camelwhatsapp.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelwhatsapp.crypto.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStoriesTest {
    private final Device alice = Device.named("alice");
    private final Device bob = Device.named("bob");

    @Test
    void talkBackAndForth() {
        alice.start(bob);
        for (int i = 0; i < 10; i++) {
            assertThat(bob.read(alice, alice.write(bob, "ping " + i))).isEqualTo("ping " + i);
            assertThat(alice.read(bob, bob.write(alice, "pong " + i))).isEqualTo("pong " + i);
        }
    }

    @Test
    void sendPreKeyMessagesUntilTheOtherSideHasAnswered() {
        alice.start(bob);
        assertThat(alice.write(bob, "lost").kind()).isEqualTo(EncryptedMessage.Kind.PRE_KEY_MESSAGE);
        EncryptedMessage second = alice.write(bob, "second");
        assertThat(second.kind()).isEqualTo(EncryptedMessage.Kind.PRE_KEY_MESSAGE);
        bob.read(alice, second);

        EncryptedMessage answer = bob.write(alice, "answer");
        assertThat(answer.kind()).isEqualTo(EncryptedMessage.Kind.MESSAGE);
        alice.read(bob, answer);

        assertThat(alice.write(bob, "third").kind()).isEqualTo(EncryptedMessage.Kind.MESSAGE);
    }

    @Test
    void startWithoutAOneTimePreKey() {
        alice.start(bob, bob.bundleWithoutOneTimePreKey());
        EncryptedMessage message = alice.write(bob, "hello");

        assertThat(PreKeySignalMessage.parse(message.bytes()).preKeyId()).isEmpty();
        assertThat(bob.read(alice, message)).isEqualTo("hello");
    }

    @Test
    void survivesTheLossOfTheFirstMessage() {
        alice.start(bob);
        EncryptedMessage lost = alice.write(bob, "first");

        assertThat(bob.read(alice, alice.write(bob, "second"))).isEqualTo("second");
        assertThat(bob.read(alice, lost)).isEqualTo("first");
    }

    @Test
    void readsMessagesInAnyOrder() {
        open();
        List<EncryptedMessage> messages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            messages.add(alice.write(bob, "message " + i));
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(7));

        for (int i : order) {
            assertThat(bob.read(alice, messages.get(i))).isEqualTo("message " + i);
        }
    }

    @Test
    void readsAMessageThatComesAfterTheRatchetHasTurned() {
        open();
        EncryptedMessage late = alice.write(bob, "late");
        for (int i = 0; i < 4; i++) {
            bob.read(alice, alice.write(bob, "ping"));
            alice.read(bob, bob.write(alice, "pong"));
        }

        assertThat(bob.read(alice, late)).isEqualTo("late");
    }

    @Test
    void forgetsChainsThatAreFiveRatchetsOld() {
        open();
        EncryptedMessage tooLate = alice.write(bob, "too late");
        for (int i = 0; i < 6; i++) {
            bob.read(alice, alice.write(bob, "ping"));
            alice.read(bob, bob.write(alice, "pong"));
        }

        assertFails(bob, BadMacException.class, () -> bob.read(alice, tooLate));
    }

    @Test
    void refusesAMessageThatWasReadBefore() {
        open();
        EncryptedMessage first = alice.write(bob, "first");
        EncryptedMessage second = alice.write(bob, "second");
        bob.read(alice, second);
        bob.read(alice, first);

        assertFails(bob, DuplicateMessageException.class, () -> bob.read(alice, first));
        assertFails(bob, DuplicateMessageException.class, () -> bob.read(alice, second));
    }

    @Test
    void refusesAFirstMessageThatWasReadBefore() {
        alice.start(bob);
        EncryptedMessage first = alice.write(bob, "first");
        bob.read(alice, first);

        assertFails(bob, DuplicateMessageException.class, () -> bob.read(alice, first));
    }

    @Test
    void refusesAMessageWithAnyByteChanged() {
        open();
        EncryptedMessage message = alice.write(bob, "true words");
        byte[] bytes = message.bytes();
        Map<String, String> before = bob.snapshot();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 0x10;
            EncryptedMessage tampered = new EncryptedMessage(message.kind(), changed);

            assertThatExceptionOfType(SignalException.class).isThrownBy(() -> bob.read(alice, tampered));
            assertThat(bob.snapshot()).isEqualTo(before);
        }
        assertThat(bob.read(alice, message)).isEqualTo("true words");
    }

    @Test
    void storesNothingOfAFirstMessageWithAnyByteChanged() {
        alice.start(bob);
        EncryptedMessage message = alice.write(bob, "true words");
        byte[] bytes = message.bytes();
        Map<String, String> before = bob.snapshot();
        // Nothing authenticates the registration id, the last field but one; the last takes two bytes.
        int afterRegistrationId = bytes.length - 2;
        int registrationId =
                afterRegistrationId - (PreKeySignalMessage.parse(bytes).registrationId() < 128 ? 2 : 3);
        for (int i = 0; i < bytes.length; i++) {
            if (i >= registrationId && i < afterRegistrationId) {
                continue;
            }
            byte[] changed = bytes.clone();
            changed[i] ^= 0x10;
            EncryptedMessage tampered = new EncryptedMessage(message.kind(), changed);

            assertThatExceptionOfType(SignalException.class).isThrownBy(() -> bob.read(alice, tampered));
            assertThat(bob.snapshot()).isEqualTo(before);
        }
        assertThat(bob.read(alice, message)).isEqualTo("true words");
    }

    @Test
    void refusesAMessageOfAnotherPair() {
        open();
        Device carol = Device.named("carol");
        carol.start(bob);
        bob.read(carol, carol.write(bob, "hello"));
        carol.read(bob, bob.write(carol, "hello"));

        EncryptedMessage carols = carol.write(bob, "I am Alice");

        assertFails(bob, BadMacException.class, () -> bob.read(alice, carols));
        assertThat(bob.read(carol, carols)).isEqualTo("I am Alice");
    }

    @Test
    void followsAJumpOfTwoThousandMessagesAndNoFurther() {
        open();
        List<EncryptedMessage> messages = new ArrayList<>();
        for (int i = 0; i <= 2001; i++) {
            messages.add(alice.write(bob, "message " + i));
        }

        assertFails(bob, FutureMessageException.class, () -> bob.read(alice, messages.get(2001)));
        assertThat(bob.read(alice, messages.get(2000))).isEqualTo("message 2000");
        assertThat(bob.read(alice, messages.get(2001))).isEqualTo("message 2001");
        assertThat(bob.read(alice, messages.get(0))).isEqualTo("message 0");
        assertThat(bob.read(alice, messages.get(1999))).isEqualTo("message 1999");
    }

    @Test
    void dropsTheOldestSkippedKeysFirst() {
        open();
        List<EncryptedMessage> messages = new ArrayList<>();
        for (int i = 0; i <= 2010; i++) {
            messages.add(alice.write(bob, "message " + i));
        }
        bob.read(alice, messages.get(1000));
        bob.read(alice, messages.get(2010));

        assertFails(bob, DuplicateMessageException.class, () -> bob.read(alice, messages.get(8)));
        assertThat(bob.read(alice, messages.get(9))).isEqualTo("message 9");
        assertThat(bob.read(alice, messages.get(2009))).isEqualTo("message 2009");
    }

    @Test
    void comeTogetherWhenBothStartAtOnce() {
        alice.start(bob);
        bob.start(alice);
        EncryptedMessage fromAlice = alice.write(bob, "from Alice");
        EncryptedMessage fromBob = bob.write(alice, "from Bob");

        assertThat(bob.read(alice, fromAlice)).isEqualTo("from Alice");
        assertThat(alice.read(bob, fromBob)).isEqualTo("from Bob");
        assertThat(alice.sessionWith(bob).archived()).isEqualTo(1);
        assertThat(bob.sessionWith(alice).archived()).isEqualTo(1);

        assertThat(alice.read(bob, bob.write(alice, "one"))).isEqualTo("one");
        assertThat(bob.read(alice, alice.write(bob, "two"))).isEqualTo("two");
        assertThat(alice.read(bob, bob.write(alice, "three"))).isEqualTo("three");
        assertThat(alice.sessionWith(bob).baseKey())
                .isEqualTo(bob.sessionWith(alice).baseKey());
        assertThat(alice.sessionWith(bob).archived()).isEqualTo(1);
    }

    @Test
    void comeTogetherWhenAnswersCross() {
        alice.start(bob);
        bob.start(alice);
        EncryptedMessage fromAlice = alice.write(bob, "from Alice");
        EncryptedMessage fromBob = bob.write(alice, "from Bob");
        bob.read(alice, fromAlice);
        alice.read(bob, fromBob);
        for (int i = 0; i < 5; i++) {
            EncryptedMessage there = alice.write(bob, "there " + i);
            EncryptedMessage back = bob.write(alice, "back " + i);

            assertThat(bob.read(alice, there)).isEqualTo("there " + i);
            assertThat(alice.read(bob, back)).isEqualTo("back " + i);
        }
    }

    @Test
    void takesAnArchivedStateBackWhenAMessageOfItComes() {
        open();
        EncryptedMessage late = bob.write(alice, "of the old state");
        alice.start(bob);
        assertThat(alice.sessionWith(bob).archived()).isEqualTo(1);
        var newBaseKey = alice.sessionWith(bob).baseKey();

        assertThat(alice.read(bob, late)).isEqualTo("of the old state");

        assertThat(alice.sessionWith(bob).baseKey()).isNotEqualTo(newBaseKey);
        assertThat(alice.sessionWith(bob).archived()).isEqualTo(1);
        assertThat(bob.read(alice, alice.write(bob, "goes on"))).isEqualTo("goes on");
    }

    @Test
    void readsARepeatedPreKeyMessageOfAnArchivedState() {
        alice.start(bob);
        EncryptedMessage first = alice.write(bob, "first");
        EncryptedMessage second = alice.write(bob, "second");
        bob.read(alice, first);
        alice.start(bob);
        bob.read(alice, alice.write(bob, "of a new state"));

        assertThat(bob.read(alice, second)).isEqualTo("second");
        assertThat(bob.sessionWith(alice).archived()).isEqualTo(1);
    }

    @Test
    void keepsFortyArchivedStates() {
        List<EncryptedMessage> firsts = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            alice.start(bob);
            EncryptedMessage message = alice.write(bob, "state " + i);
            firsts.add(alice.write(bob, "again " + i));
            bob.read(alice, message);
        }

        assertThat(bob.sessionWith(alice).archived()).isEqualTo(40);
        assertThat(alice.sessionWith(bob).archived()).isEqualTo(40);
        assertThat(bob.read(alice, firsts.get(4))).isEqualTo("again 4");
        assertFails(bob, UnknownPreKeyException.class, () -> bob.read(alice, firsts.get(3)));
    }

    @Test
    void namesAMissingOneTimePreKey() {
        PreKeyBundle bundle = bob.bundle();
        alice.start(bob, bundle);
        EncryptedMessage message = alice.write(bob, "hello");
        bob.stores().preKeys().remove(bundle.preKey().orElseThrow().id());

        assertFails(bob, UnknownPreKeyException.class, () -> bob.read(alice, message));
        assertThatExceptionOfType(UnknownPreKeyException.class)
                .isThrownBy(() -> bob.read(alice, message))
                .withMessage("There is no one-time prekey with the id 1")
                .satisfies(e -> assertThat(e.id()).isEqualTo(1));
    }

    @Test
    void namesAMissingSignedPreKey() {
        alice.start(bob);
        EncryptedMessage message = alice.write(bob, "hello");
        bob.stores().signedPreKeys().remove(1);

        assertThatExceptionOfType(UnknownPreKeyException.class)
                .isThrownBy(() -> bob.read(alice, message))
                .withMessageContaining("signed prekey");
    }

    @Test
    void refusesASecondUseOfAOneTimePreKey() {
        PreKeyBundle bundle = bob.bundle();
        Device carol = Device.named("carol");
        alice.start(bob, bundle);
        carol.start(bob, bundle);
        bob.read(alice, alice.write(bob, "first"));

        assertFails(bob, UnknownPreKeyException.class, () -> bob.read(carol, carol.write(bob, "second")));
    }

    @Test
    void refusesABundleWithAWrongSignature() {
        PreKeyBundle good = bob.bundle();
        byte[] signature = good.signedPreKey().signature().bytes();
        signature[5] ^= 1;
        PreKeyBundle bad = new PreKeyBundle(
                good.registrationId(),
                good.identityKey(),
                new PreKeyBundle.Signed(1, good.signedPreKey().key(), PreKeySignature.of(signature)),
                good.preKey());

        assertFails(alice, InvalidSignatureException.class, () -> alice.start(bob, bad));
    }

    @Test
    void refusesABundleWithAnUnusableKey() {
        PreKeyBundle good = bob.bundle();
        PreKeyBundle bad = new PreKeyBundle(
                good.registrationId(),
                good.identityKey(),
                good.signedPreKey(),
                Optional.of(new PreKeyBundle.OneTime(1, PublicKey.ofRaw(new byte[32]))));

        assertFails(alice, InvalidKeyException.class, () -> alice.start(bob, bad));
    }

    @Test
    void hasNoSessionBeforeOneIsStarted() {
        assertThat(alice.cipher().hasSession(bob.address())).isFalse();
        assertFails(alice, NoSessionException.class, () -> alice.write(bob, "hello"));
        bob.start(alice);
        bob.read(alice, answerTo(bob));
        EncryptedMessage message = bob.write(alice, "hello");
        Device other = alice.reinstalled();

        assertFails(other, NoSessionException.class, () -> other.read(bob, message));
    }

    private EncryptedMessage answerTo(Device other) {
        alice.read(other, other.write(alice, "hello"));
        return alice.write(other, "answer");
    }

    @Test
    void receivesButDoesNotSendAfterAnOlderCopyWasRestored() {
        open();
        SessionRecord muted = alice.sessionWith(bob).withoutSendingChains();
        alice.stores().sessions().put(bob.address(), muted);

        assertThat(alice.cipher().hasSession(bob.address())).isFalse();
        assertFails(alice, InvalidSessionException.class, () -> alice.write(bob, "hello"));
        assertThat(alice.read(bob, bob.write(alice, "still readable"))).isEqualTo("still readable");
        alice.read(bob, bob.write(alice, "and this"));
        assertThat(alice.cipher().hasSession(bob.address())).isFalse();

        alice.start(bob);
        assertThat(bob.read(alice, alice.write(bob, "anew"))).isEqualTo("anew");
    }

    @Test
    void sendsAgainOnceTheRatchetHasTurnedAfterARestore() {
        open();
        bob.read(alice, alice.write(bob, "turns the ratchet at Bob"));
        alice.stores().sessions().put(bob.address(), alice.sessionWith(bob).withoutSendingChains());

        assertThat(alice.read(bob, bob.write(alice, "new chain"))).isEqualTo("new chain");

        assertThat(alice.cipher().hasSession(bob.address())).isTrue();
        assertThat(bob.read(alice, alice.write(bob, "answer"))).isEqualTo("answer");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 1000, 70_000})
    void carriesContentOfAnyLength(int length) {
        open();
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) 7);

        EncryptedMessage message = alice.cipher().encrypt(bob.address(), content);

        assertThat(bob.open(alice, message).plaintext()).isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource
    void saysInWhatFormAMessageTravels(EncryptedMessage.Kind kind) {
        assertThat(new EncryptedMessage(kind, new byte[12])).hasToString(kind + "(12 bytes)");
    }

    @Test
    void knowsTheOthersRegistrationIdAndTheBaseKey() {
        alice.start(bob);
        bob.read(alice, alice.write(bob, "hello"));

        assertThat(bob.sessionWith(alice).baseKey())
                .isEqualTo(alice.sessionWith(bob).baseKey());
        assertThat(bob.sessionWith(alice).remoteRegistrationId())
                .isEqualTo(alice.stores().identities().localRegistrationId());
        assertThat(alice.sessionWith(bob).remoteRegistrationId())
                .isEqualTo(bob.stores().identities().localRegistrationId());
        assertThat(alice.sessionWith(bob).remoteIdentity()).isEqualTo(bob.identityKey());
        assertThat(alice.sessionWith(bob).localIdentity()).isEqualTo(alice.identityKey());
    }

    /** Alice has started, Bob has answered, and Alice has read that. */
    private void open() {
        alice.start(bob);
        bob.read(alice, alice.write(bob, "hello"));
        alice.read(bob, bob.write(alice, "hello"));
    }

    private static void assertFails(Device at, Class<? extends SignalException> how, ThrowingCallable action) {
        Map<String, String> before = at.snapshot();
        assertThatExceptionOfType(how).isThrownBy(action);
        assertThat(at.snapshot()).isEqualTo(before);
    }
}
