package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.crypto.PublicKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the only device of an account has published in the classic protocol. A set under another identity takes the place of
 * all that was there. Used on the lane only. Source: classic.md sections 9.1 and 9.2.
 */
public final class PublishedKeys {
    private @Nullable Set current;

    PublishedKeys() {}

    /**
     * What is published.
     *
     * @param registration the registration id as it was sent
     * @param identity the identity key
     * @param shelf the prekeys
     */
    public record Set(byte[] registration, PublicKey identity, PreKeyShelf shelf) {}

    /** What is published now, if anything is. */
    public Optional<Set> current() {
        return Optional.ofNullable(current);
    }

    /**
     * Publishes a set.
     *
     * @return false, and nothing is changed, if the signature is wrong or a one-time prekey was published before
     */
    public boolean publish(
            byte[] registration, PublicKey identity, PublicSignedPreKey signed, List<PublicPreKey> oneTime) {
        Set before = current;
        PreKeyShelf shelf = before != null && before.identity().equals(identity)
                ? before.shelf()
                : new PreKeyShelf(identity, signed);
        if (!signed.isSignedBy(identity) || !oneTime.stream().allMatch(shelf::mayHave)) {
            return false;
        }
        shelf.rotate(signed);
        oneTime.forEach(shelf::add);
        current = new Set(registration.clone(), identity, shelf);
        return true;
    }

    /** Forgets everything, as for an account whose client never published keys. */
    public void clear() {
        current = null;
    }
}
