package io.github.camelwhatsapp.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityStoriesTest {
    private final Device alice = Device.named("alice");
    private final Device bob = Device.named("bob");

    @Test
    void trustOnFirstUse() {
        assertThat(alice.start(bob)).isEqualTo(IdentityStatus.FIRST_SEEN);
        assertThat(bob.open(alice, alice.write(bob, "hello")).identity()).isEqualTo(IdentityStatus.FIRST_SEEN);

        assertThat(alice.open(bob, bob.write(alice, "hello")).identity()).isEqualTo(IdentityStatus.UNCHANGED);
        assertThat(alice.start(bob)).isEqualTo(IdentityStatus.UNCHANGED);
        assertThat(alice.stores().identities().find(bob.address())).contains(bob.identityKey());
    }

    @Test
    void acceptANewIdentityInAFirstMessageAndReportIt() {
        Device.openSession(alice, bob);
        Device newBob = bob.reinstalled();
        newBob.start(alice);

        DecryptedMessage opened = alice.open(newBob, newBob.write(alice, "new telephone"));

        assertThat(opened.identity()).isEqualTo(IdentityStatus.CHANGED);
        assertThat(alice.stores().identities().find(bob.address())).contains(newBob.identityKey());
        assertThat(alice.sessionWith(bob).archived()).isZero();
        assertThat(newBob.read(alice, alice.write(newBob, "I see"))).isEqualTo("I see");
    }

    @Test
    void acceptANewIdentityInABundleAndReportIt() {
        Device.openSession(alice, bob);
        Device newBob = bob.reinstalled();

        assertThat(alice.start(newBob)).isEqualTo(IdentityStatus.CHANGED);

        assertThat(alice.sessionWith(bob).archived()).isZero();
        assertThat(newBob.read(alice, alice.write(newBob, "hello"))).isEqualTo("hello");
    }

    @Test
    void doNotLetAForgedFirstMessageChangeAnIdentity() {
        Device.openSession(alice, bob);
        Device newBob = bob.reinstalled();
        newBob.start(alice);
        byte[] bytes = newBob.write(alice, "forged").bytes();
        PreKeySignalMessage message = PreKeySignalMessage.parse(bytes);
        byte[] inside = message.message().bytes();
        inside[inside.length - 1] ^= 1;
        PreKeySignalMessage forged = new PreKeySignalMessage(
                message.registrationId(),
                message.preKeyId(),
                message.signedPreKeyId(),
                message.baseKey(),
                message.identityKey(),
                SignalMessage.parse(inside));
        Map<String, String> before = alice.snapshot();

        assertThatExceptionOfType(BadMacException.class)
                .isThrownBy(() -> alice.cipher().decrypt(bob.address(), forged));

        assertThat(alice.snapshot()).isEqualTo(before);
        assertThat(alice.read(bob, bob.write(alice, "still here"))).isEqualTo("still here");
    }

    @Test
    void refuseANewIdentityUntilItIsTrusted() {
        Device.openSession(alice, bob);
        alice.refusingChanges();
        Device newBob = bob.reinstalled();
        newBob.start(alice);
        EncryptedMessage message = newBob.write(alice, "new telephone");
        Map<String, String> before = alice.snapshot();

        assertThatExceptionOfType(UntrustedIdentityException.class)
                .isThrownBy(() -> alice.open(newBob, message))
                .satisfies(e -> {
                    assertThat(e.address()).isEqualTo(bob.address());
                    assertThat(e.identityKey()).isEqualTo(newBob.identityKey());
                });
        assertThatExceptionOfType(UntrustedIdentityException.class)
                .isThrownBy(() -> alice.start(newBob, newBob.bundleWithoutOneTimePreKey()));
        assertThat(alice.snapshot()).isEqualTo(before);

        alice.identities().trust(bob.address(), newBob.identityKey());

        assertThat(alice.open(newBob, message).identity()).isEqualTo(IdentityStatus.UNCHANGED);
    }

    @Test
    void dropTheSessionWhenAnotherIdentityIsTrusted() {
        Device.openSession(alice, bob);
        alice.identities().trust(bob.address(), bob.identityKey());
        assertThat(alice.cipher().hasSession(bob.address())).isTrue();

        alice.identities().trust(bob.address(), bob.reinstalled().identityKey());

        assertThat(alice.cipher().hasSession(bob.address())).isFalse();
        assertThatExceptionOfType(NoSessionException.class).isThrownBy(() -> alice.write(bob, "hello"));
    }

    @Test
    void neverUseASessionWhoseIdentityIsNotTheStoredOne() {
        Device.openSession(alice, bob);
        EncryptedMessage message = bob.write(alice, "hello");
        alice.stores().identities().put(bob.address(), bob.reinstalled().identityKey());

        assertThat(alice.cipher().hasSession(bob.address())).isFalse();
        assertThatExceptionOfType(InvalidSessionException.class).isThrownBy(() -> alice.write(bob, "hello"));
        assertThatExceptionOfType(InvalidSessionException.class).isThrownBy(() -> alice.read(bob, message));
    }

    @Test
    void forgetAllDevicesOfAName() {
        Device.openSession(alice, bob);
        Device carol = Device.named("bobby");
        alice.start(carol);

        alice.identities().forget("bob");

        assertThat(alice.stores().sessions().find(bob.address())).isEmpty();
        assertThat(alice.stores().identities().find(bob.address())).isEmpty();
        assertThat(alice.cipher().hasSession(carol.address())).isTrue();
    }
}
