package io.github.camelwhatsapp.store;

import io.github.camelwhatsapp.signal.IdentityKeyPair;
import java.security.SecureRandom;

/**
 * Who this account is to those who encrypt for it: made once for an installation. Prints no secret.
 *
 * @param keyPair its identity key
 * @param registrationId the number drawn with it, 1 to 16380 (signal.md section 1)
 */
public record LocalIdentity(IdentityKeyPair keyPair, int registrationId) {
    private static final int MAX_REGISTRATION_ID = 16_380;

    /** Refuses a registration id out of range with an {@link IllegalArgumentException}. */
    public LocalIdentity {
        if (registrationId < 1 || registrationId > MAX_REGISTRATION_ID) {
            throw new IllegalArgumentException(
                    "A registration id is 1 to " + MAX_REGISTRATION_ID + ", given was " + registrationId);
        }
    }

    /** Draws a new one. */
    public static LocalIdentity generate(SecureRandom random) {
        return new LocalIdentity(IdentityKeyPair.generate(random), 1 + random.nextInt(MAX_REGISTRATION_ID));
    }
}
