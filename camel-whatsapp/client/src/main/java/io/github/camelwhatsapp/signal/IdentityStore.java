package io.github.camelwhatsapp.signal;

import java.util.Optional;

/** Where one's own identity and those of others are kept. All calls come within one transaction of the caller's. */
public interface IdentityStore {
    /** Our own identity. */
    IdentityKeyPair localIdentity();

    /** The number chosen when this device was installed, 1 to 16380 (signal.md section 1). */
    long localRegistrationId();

    /** The identity stored for this address. */
    Optional<IdentityKey> find(SignalAddress address);

    /** Writes an identity, in place of an earlier one. */
    void put(SignalAddress address, IdentityKey identityKey);

    /** Removes the identities of all devices of a name. */
    void removeAll(String name);
}
