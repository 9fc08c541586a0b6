package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * A medium that lies on the server. Nothing of it is sure before it is fetched: whoever sent it wrote it.
 *
 * @param url where it lies
 * @param fileName its name there, or the one that its sender gave it
 * @param mimeType its content type
 * @param size how many bytes it has, not encrypted
 * @param hash the hash of those bytes
 * @param key what opens it, if it lies there encrypted
 * @param encryptedHash the hash of what lies there, if it is encrypted
 */
public record RemoteMedia(
        String url,
        Optional<String> fileName,
        Optional<String> mimeType,
        Optional<Long> size,
        Optional<Sha256> hash,
        Optional<MediaKey> key,
        Optional<Sha256> encryptedHash)
        implements Media {
    /** One that lies there as it is. */
    public static RemoteMedia plain(
            String url,
            Optional<String> fileName,
            Optional<String> mimeType,
            Optional<Long> size,
            Optional<Sha256> hash) {
        return new RemoteMedia(url, fileName, mimeType, size, hash, Optional.empty(), Optional.empty());
    }

    /** Shows what it is, not where: whoever has the address may read it. */
    @Override
    public String toString() {
        return "RemoteMedia[" + mimeType.orElse("unknown type") + ", "
                + size.map(bytes -> bytes + " bytes").orElse("unknown size") + (key.isPresent() ? ", encrypted]" : "]");
    }
}
