package io.github.camelwhatsapp.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelwhatsapp.crypto.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionStoriesTest {
    private final Device alice = Device.named("alice");
    private final Device bob = Device.named("bob");

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
        Device.openSession(alice, bob);
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
        Device.assertFails(bob, UnknownPreKeyException.class, () -> bob.read(alice, firsts.get(3)));
    }

    @Test
    void namesAMissingOneTimePreKey() {
        PreKeyBundle bundle = bob.bundle();
        alice.start(bob, bundle);
        EncryptedMessage message = alice.write(bob, "hello");
        bob.stores().preKeys().remove(bundle.preKey().orElseThrow().id());

        Device.assertFails(bob, UnknownPreKeyException.class, () -> bob.read(alice, message));
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

        Device.assertFails(bob, UnknownPreKeyException.class, () -> bob.read(carol, carol.write(bob, "second")));
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

        Device.assertFails(alice, InvalidSignatureException.class, () -> alice.start(bob, bad));
    }

    @Test
    void refusesABundleWithAnUnusableKey() {
        PreKeyBundle good = bob.bundle();
        PreKeyBundle bad = new PreKeyBundle(
                good.registrationId(),
                good.identityKey(),
                good.signedPreKey(),
                Optional.of(new PreKeyBundle.OneTime(1, PublicKey.ofRaw(new byte[32]))));

        Device.assertFails(alice, InvalidKeyException.class, () -> alice.start(bob, bad));
    }

    @Test
    void hasNoSessionBeforeOneIsStarted() {
        assertThat(alice.cipher().hasSession(bob.address())).isFalse();
        Device.assertFails(alice, NoSessionException.class, () -> alice.write(bob, "hello"));
        bob.start(alice);
        bob.read(alice, answerTo(bob));
        EncryptedMessage message = bob.write(alice, "hello");
        Device other = alice.reinstalled();

        Device.assertFails(other, NoSessionException.class, () -> other.read(bob, message));
    }

    private EncryptedMessage answerTo(Device other) {
        alice.read(other, other.write(alice, "hello"));
        return alice.write(other, "answer");
    }

    @Test
    void receivesButDoesNotSendAfterAnOlderCopyWasRestored() {
        Device.openSession(alice, bob);
        SessionRecord muted = alice.sessionWith(bob).withoutSendingChains();
        alice.stores().sessions().put(bob.address(), muted);

        assertThat(alice.cipher().hasSession(bob.address())).isFalse();
        Device.assertFails(alice, InvalidSessionException.class, () -> alice.write(bob, "hello"));
        assertThat(alice.read(bob, bob.write(alice, "still readable"))).isEqualTo("still readable");
        alice.read(bob, bob.write(alice, "and this"));
        assertThat(alice.cipher().hasSession(bob.address())).isFalse();

        alice.start(bob);
        assertThat(bob.read(alice, alice.write(bob, "anew"))).isEqualTo("anew");
    }

    @Test
    void sendsAgainOnceTheRatchetHasTurnedAfterARestore() {
        Device.openSession(alice, bob);
        bob.read(alice, alice.write(bob, "turns the ratchet at Bob"));
        alice.stores().sessions().put(bob.address(), alice.sessionWith(bob).withoutSendingChains());

        assertThat(alice.read(bob, bob.write(alice, "new chain"))).isEqualTo("new chain");

        assertThat(alice.cipher().hasSession(bob.address())).isTrue();
        assertThat(bob.read(alice, alice.write(bob, "answer"))).isEqualTo("answer");
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
}
