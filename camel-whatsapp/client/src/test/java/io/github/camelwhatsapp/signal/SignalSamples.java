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
}
