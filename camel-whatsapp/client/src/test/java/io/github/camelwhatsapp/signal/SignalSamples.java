package io.github.camelwhatsapp.signal;

import java.security.SecureRandom;

/** Good records of the Signal store, for tests of other packages. */
public final class SignalSamples {
    private SignalSamples() {}

    /** A session with a skipped key and two ratchets behind it. */
    public static byte[] session() {
        Device alice = Device.named("alice");
        Device bob = Device.named("bob");
        alice.start(bob);
        bob.read(alice, alice.write(bob, "one"));
        bob.write(alice, "skipped");
        alice.read(bob, bob.write(alice, "two"));
        return alice.sessionWith(bob).encode();
    }

    /** A one-time prekey. */
    public static byte[] preKey() {
        return PreKey.generate(7, new SecureRandom()).encode();
    }

    /** A signed prekey. */
    public static byte[] signedPreKey() {
        SecureRandom random = new SecureRandom();
        return SignedPreKey.generate(7, IdentityKeyPair.generate(random), random)
                .encode();
    }

    /** A member's sender key, as another member keeps it who has missed a message. */
    public static byte[] senderKey() {
        Device alice = Device.named("alice");
        Device bob = Device.named("bob");
        SenderKeyName name = new SenderKeyName("group", alice.address());
        bob.groups()
                .process(
                        name,
                        SenderKeyDistributionMessage.parse(
                                alice.groups().distribution(name).bytes()));
        alice.groupCipher().encrypt(name, new byte[1]);
        bob.groupCipher()
                .decrypt(
                        name,
                        SenderKeyMessage.parse(
                                alice.groupCipher().encrypt(name, new byte[1]).bytes()));
        return bob.senderKeys().find(name).orElseThrow().encode();
    }
}
