package io.github.camelwhatsapp.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryStoriesTest {
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
        Device.openSession(alice, bob);
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
        Device.openSession(alice, bob);
        EncryptedMessage late = alice.write(bob, "late");
        for (int i = 0; i < 4; i++) {
            bob.read(alice, alice.write(bob, "ping"));
            alice.read(bob, bob.write(alice, "pong"));
        }

        assertThat(bob.read(alice, late)).isEqualTo("late");
    }

    @Test
    void forgetsChainsThatAreFiveRatchetsOld() {
        Device.openSession(alice, bob);
        EncryptedMessage tooLate = alice.write(bob, "too late");
        for (int i = 0; i < 6; i++) {
            bob.read(alice, alice.write(bob, "ping"));
            alice.read(bob, bob.write(alice, "pong"));
        }

        Device.assertFails(bob, BadMacException.class, () -> bob.read(alice, tooLate));
    }

    @Test
    void refusesAMessageThatWasReadBefore() {
        Device.openSession(alice, bob);
        EncryptedMessage first = alice.write(bob, "first");
        EncryptedMessage second = alice.write(bob, "second");
        bob.read(alice, second);
        bob.read(alice, first);

        Device.assertFails(bob, DuplicateMessageException.class, () -> bob.read(alice, first));
        Device.assertFails(bob, DuplicateMessageException.class, () -> bob.read(alice, second));
    }

    @Test
    void refusesAFirstMessageThatWasReadBefore() {
        alice.start(bob);
        EncryptedMessage first = alice.write(bob, "first");
        bob.read(alice, first);

        Device.assertFails(bob, DuplicateMessageException.class, () -> bob.read(alice, first));
    }

    @Test
    void refusesAMessageWithAnyByteChanged() {
        Device.openSession(alice, bob);
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
        Device.openSession(alice, bob);
        Device carol = Device.named("carol");
        carol.start(bob);
        bob.read(carol, carol.write(bob, "hello"));
        carol.read(bob, bob.write(carol, "hello"));

        EncryptedMessage carols = carol.write(bob, "I am Alice");

        Device.assertFails(bob, BadMacException.class, () -> bob.read(alice, carols));
        assertThat(bob.read(carol, carols)).isEqualTo("I am Alice");
    }

    @Test
    void refusesAuthenticContentThatIsMalformed() {
        Device.openSession(alice, bob);
        SendingChain chain = alice.sessionWith(bob).current().sending();
        SignalMessage message = forged(chain, new byte[17]);

        Device.assertFails(
                bob, InvalidMessageException.class, () -> bob.cipher().decrypt(alice.address(), message));
    }

    @Test
    void refusesARatchetKeyThatGivesZero() {
        Device.openSession(alice, bob);
        SendingChain chain = alice.sessionWith(bob).current().sending();
        KeyPair zero =
                new KeyPair(PublicKey.ofRaw(new byte[32]), chain.ratchet().privateKey());
        SignalMessage message = forged(new SendingChain(zero, chain.head(), 0), new byte[16]);

        Device.assertFails(bob, InvalidKeyException.class, () -> bob.cipher().decrypt(alice.address(), message));
    }

    /** What Alice could send if she did not keep to the rules. */
    private SignalMessage forged(SendingChain chain, byte[] ciphertext) {
        MessageKeys keys =
                MessageKeys.ofSession(Objects.requireNonNull(chain.head()).seed());
        return SignalMessage.create(chain, 0, keys, ciphertext, alice.identityKey(), bob.identityKey());
    }

    @Test
    void saysThatTheCodeIsWrongRatherThanTheNumberTooHigh() {
        Device.openSession(alice, bob);
        bob.start(alice);
        for (int i = 0; i < 2100; i++) {
            EncryptedMessage message = alice.write(bob, "message " + i);
            if (i % 100 == 0) {
                bob.read(alice, message);
            }
        }
        byte[] bytes = alice.write(bob, "tampered").bytes();
        bytes[bytes.length - 1] ^= 1;

        Device.assertFails(
                bob, BadMacException.class, () -> bob.cipher().decrypt(alice.address(), SignalMessage.parse(bytes)));
    }

    @Test
    void followsAJumpOfTwoThousandMessagesAndNoFurther() {
        Device.openSession(alice, bob);
        List<EncryptedMessage> messages = new ArrayList<>();
        for (int i = 0; i <= 2001; i++) {
            messages.add(alice.write(bob, "message " + i));
        }

        Device.assertFails(bob, FutureMessageException.class, () -> bob.read(alice, messages.get(2001)));
        assertThat(bob.read(alice, messages.get(2000))).isEqualTo("message 2000");
        assertThat(bob.read(alice, messages.get(2001))).isEqualTo("message 2001");
        assertThat(bob.read(alice, messages.get(0))).isEqualTo("message 0");
        assertThat(bob.read(alice, messages.get(1999))).isEqualTo("message 1999");
    }

    @Test
    void dropsTheOldestSkippedKeysFirst() {
        Device.openSession(alice, bob);
        List<EncryptedMessage> messages = new ArrayList<>();
        for (int i = 0; i <= 2010; i++) {
            messages.add(alice.write(bob, "message " + i));
        }
        bob.read(alice, messages.get(1000));
        bob.read(alice, messages.get(2010));

        Device.assertFails(bob, DuplicateMessageException.class, () -> bob.read(alice, messages.get(8)));
        assertThat(bob.read(alice, messages.get(9))).isEqualTo("message 9");
        assertThat(bob.read(alice, messages.get(2009))).isEqualTo("message 2009");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 1000, 70_000})
    void carriesContentOfAnyLength(int length) {
        Device.openSession(alice, bob);
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
}
