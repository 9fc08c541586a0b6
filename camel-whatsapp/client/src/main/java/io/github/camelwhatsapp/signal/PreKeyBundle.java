package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.XEdDsa;
import java.util.Optional;

/**
 * What a device publishes so that others can start a session with it while it is offline.
 *
 * @param registrationId a number that the device chose when it was installed, 0 to 4294967295
 * @param identityKey the device's identity
 * @param signedPreKey its current signed prekey
 * @param preKey one of its one-time prekeys, unless they have run out
 */
public record PreKeyBundle(
        long registrationId, IdentityKey identityKey, Signed signedPreKey, Optional<OneTime> preKey) {
    /** Refuses a registration id that does not fit 32 bits with an {@link IllegalArgumentException}. */
    public PreKeyBundle {
        if (registrationId < 0 || registrationId > 0xFFFFFFFFL) {
            throw new IllegalArgumentException("A registration id has 32 bits, given was " + registrationId);
        }
    }

    /** Whether the identity key signed the signed prekey. */
    public boolean isSigned() {
        return XEdDsa.verify(
                identityKey.publicKey(),
                signedPreKey.key().serialized(),
                signedPreKey.signature().bytes());
    }

    /**
     * The public half of a one-time prekey.
     *
     * @param id 0 or more
     * @param key the key
     */
    public record OneTime(int id, PublicKey key) {
        /** Refuses a negative id with an {@link IllegalArgumentException}. */
        public OneTime {
            checkId(id);
        }
    }

    /**
     * The public half of a signed prekey.
     *
     * @param id 0 or more
     * @param key the key
     * @param signature over the serialized key
     */
    public record Signed(int id, PublicKey key, PreKeySignature signature) {
        /** Refuses a negative id with an {@link IllegalArgumentException}. */
        public Signed {
            checkId(id);
        }
    }

    private static void checkId(int id) {
        if (id < 0) {
            throw new IllegalArgumentException("The id of a prekey is not negative, given was " + id);
        }
    }
}
