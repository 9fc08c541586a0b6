package io.github.camelwhatsapp.signal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelwhatsapp.crypto.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupStoriesTest {
    private final Device alice = Device.named("alice");
    private final Device bob = Device.named("bob");
    private final Device carol = Device.named("carol");
    private final SenderKeyName alices = new SenderKeyName("group", alice.address());

    @Test
    void readWhatAMemberWritesToAll() {
        distribute(bob, carol);

        SenderKeyMessage message = write("hello all");

        assertThat(read(bob, message)).isEqualTo("hello all");
        assertThat(read(carol, message)).isEqualTo("hello all");
    }

    @Test
    void readInAnyOrderAndOnlyOnce() {
        distribute(bob);
        SenderKeyMessage first = write("first");
        SenderKeyMessage second = write("second");
        SenderKeyMessage third = write("third");

        assertThat(read(bob, third)).isEqualTo("third");
        assertThat(read(bob, first)).isEqualTo("first");
        assertThat(read(bob, second)).isEqualTo("second");
        Device.assertFails(bob, DuplicateMessageException.class, () -> read(bob, first));
        Device.assertFails(bob, DuplicateMessageException.class, () -> read(bob, third));
    }

    @Test
    void needADistributionFirst() {
        distribute(carol);
        SenderKeyMessage message = write("hello");

        Device.assertFails(bob, NoSenderKeyException.class, () -> read(bob, message));
        assertThatExceptionOfType(NoSenderKeyException.class)
                .isThrownBy(() -> bob.groupCipher().encrypt(alices, new byte[1]))
                .withMessageContaining("alice.0 in group");
    }

    @Test
    void cannotEncryptWithTheKeyOfAnother() {
        distribute(bob);

        Device.assertFails(
                bob, NoSenderKeyException.class, () -> bob.groupCipher().encrypt(alices, new byte[1]));
    }

    @Test
    void readNothingFromBeforeTheyJoined() {
        distribute(bob);
        SenderKeyMessage early = write("early");
        distribute(carol);
        SenderKeyMessage later = write("later");

        assertThat(carol.senderKeys().find(alices)).isPresent();
        assertThat(read(carol, later)).isEqualTo("later");
        assertThatExceptionOfType(DuplicateMessageException.class).isThrownBy(() -> read(carol, early));
    }

    @Test
    void cannotReadOnAfterARotationThatLeftThemOut() {
        distribute(bob, carol);
        SenderKeyMessage before = write("before");
        SenderKeyDistributionMessage rotated = alice.groups().rotate(alices);
        give(rotated, bob);

        SenderKeyMessage after = write("after");

        assertThat(after.keyId()).isEqualTo(rotated.keyId());
        assertThat(read(bob, after)).isEqualTo("after");
        assertThat(read(bob, before)).isEqualTo("before");
        assertThat(read(carol, before)).isEqualTo("before");
        assertThatExceptionOfType(UnknownSenderKeyIdException.class).isThrownBy(() -> read(carol, after));
    }

    @Test
    void keepTheKeyUntilItIsRotated() {
        SenderKeyDistributionMessage first = alice.groups().distribution(alices);
        write("moves the chain");
        SenderKeyDistributionMessage second = alice.groups().distribution(alices);

        assertThat(second.keyId()).isEqualTo(first.keyId());
        assertThat(second.signingKey()).isEqualTo(first.signingKey());
        assertThat(first.iteration()).isZero();
        assertThat(second.iteration()).isEqualTo(1);
    }

    @Test
    void areNotTurnedBackByARepeatedDistribution() {
        SenderKeyDistributionMessage distribution = alice.groups().distribution(alices);
        give(distribution, bob);
        SenderKeyMessage first = write("first");
        read(bob, first);
        Map<String, String> before = bob.snapshot();

        give(distribution, bob);

        assertThat(bob.snapshot()).isEqualTo(before);
        Device.assertFails(bob, DuplicateMessageException.class, () -> read(bob, first));
    }

    @Test
    void takeAnotherKeyWithTheSameIdInPlaceOfTheOld() {
        distribute(bob);
        SenderKeyMessage old = write("of the old key");
        long id = old.keyId();
        SenderKeyDistributionMessage other = new SenderKeyDistributionMessage(
                id,
                new ChainKey(new byte[32], 0),
                KeyPair.generate(new SecureRandom()).publicKey());

        give(other, bob);

        assertThat(bob.senderKeys().find(alices).orElseThrow().size()).isEqualTo(1);
        Device.assertFails(bob, InvalidSignatureException.class, () -> read(bob, old));
    }

    @Test
    void keepFiveKeysOfAMember() {
        List<SenderKeyMessage> messages = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            give(alice.groups().rotate(alices), bob);
            messages.add(write("of key " + i));
        }

        assertThat(bob.senderKeys().find(alices).orElseThrow().size()).isEqualTo(5);
        Device.assertFails(bob, UnknownSenderKeyIdException.class, () -> read(bob, messages.get(0)));
        assertThat(read(bob, messages.get(1))).isEqualTo("of key 1");
        assertThat(read(bob, messages.get(5))).isEqualTo("of key 5");
    }

    @Test
    void refuseAMessageWithAnyByteChanged() {
        distribute(bob);
        SenderKeyMessage message = write("true words");
        byte[] bytes = message.bytes();
        Map<String, String> before = bob.snapshot();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 0x10;

            assertThatExceptionOfType(SignalException.class)
                    .isThrownBy(() -> read(bob, SenderKeyMessage.parse(changed)));
            assertThat(bob.snapshot()).isEqualTo(before);
        }
        assertThat(read(bob, message)).isEqualTo("true words");
    }

    @Test
    void followAJumpOfTwoThousandMessagesAndNoFurther() {
        distribute(bob);
        List<SenderKeyMessage> messages = new ArrayList<>();
        for (int i = 0; i <= 2001; i++) {
            messages.add(write("message " + i));
        }

        Device.assertFails(bob, FutureMessageException.class, () -> read(bob, messages.get(2001)));
        assertThat(read(bob, messages.get(2000))).isEqualTo("message 2000");
        assertThat(read(bob, messages.get(0))).isEqualTo("message 0");
        assertThat(read(bob, messages.get(2001))).isEqualTo("message 2001");
    }

    @Test
    void keepGroupsAndMembersApart() {
        distribute(bob);
        SenderKeyMessage message = write("hello");

        assertThatExceptionOfType(NoSenderKeyException.class)
                .isThrownBy(() -> bob.groupCipher().decrypt(new SenderKeyName("other", alice.address()), message));
        assertThatExceptionOfType(NoSenderKeyException.class)
                .isThrownBy(() -> bob.groupCipher().decrypt(new SenderKeyName("group", carol.address()), message));
    }

    @Test
    void knowWhichRecordsAreTheirOwn() {
        distribute(bob);

        assertThat(alice.senderKeys().find(alices).orElseThrow().isOwn()).isTrue();
        assertThat(bob.senderKeys().find(alices).orElseThrow().isOwn()).isFalse();
    }

    private void distribute(Device... members) {
        give(alice.groups().distribution(alices), members);
    }

    private void give(SenderKeyDistributionMessage distribution, Device... members) {
        for (Device member : members) {
            member.groups().process(alices, SenderKeyDistributionMessage.parse(distribution.bytes()));
        }
    }

    private SenderKeyMessage write(String text) {
        return SenderKeyMessage.parse(
                alice.groupCipher().encrypt(alices, text.getBytes(UTF_8)).bytes());
    }

    private String read(Device member, SenderKeyMessage message) {
        return new String(member.groupCipher().decrypt(alices, message), UTF_8);
    }
}
