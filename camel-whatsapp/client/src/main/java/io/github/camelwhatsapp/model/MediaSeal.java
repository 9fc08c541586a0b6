package io.github.camelwhatsapp.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What belongs to a medium that lies encrypted on the server. Source: multidevice-messaging.md section 6.2.
 *
 * @param key what opens it
 * @param encryptedHash the hash of what lies there, ciphertext and MAC
 * @param since when the key was made
 * @param sidecar what lets a player check it piece by piece
 */
public record MediaSeal(
        MediaKey key, Optional<Sha256> encryptedHash, Optional<Instant> since, Optional<Sidecar> sidecar) {
    /** A seal of which only the key and perhaps the hash is known. */
    public static MediaSeal of(MediaKey key, Optional<Sha256> encryptedHash) {
        return new MediaSeal(key, encryptedHash, Optional.empty(), Optional.empty());
    }
}
