package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * A medium that lies on the server. Nothing of it is sure before it is fetched: whoever sent it wrote it.
 *
 * @param url where it lies; empty for one that is only known by its path
 * @param directPath its path with the query, the same on all media hosts, as linked devices have it: such as
 *     {@code /v/t62.7118-24/1_n.enc?ccb=11-4}
 * @param fileName its name there, or the one that its sender gave it
 * @param mimeType its content type
 * @param size how many bytes it has, not encrypted
 * @param hash the hash of those bytes
 * @param seal what opens it, if it lies there encrypted
 */
public record RemoteMedia(
        String url,
        Optional<String> directPath,
        Optional<String> fileName,
        Optional<String> mimeType,
        Optional<Long> size,
        Optional<Sha256> hash,
        Optional<MediaSeal> seal)
        implements Media {
    /** One that lies there as it is. */
    public static RemoteMedia plain(
            String url,
            Optional<String> fileName,
            Optional<String> mimeType,
            Optional<Long> size,
            Optional<Sha256> hash) {
        return new RemoteMedia(url, Optional.empty(), fileName, mimeType, size, hash, Optional.empty());
    }

    /** The same at another path: the host of the old URL may not know it, so the URL goes. */
    public RemoteMedia withDirectPath(String other) {
        return new RemoteMedia("", Optional.of(other), fileName, mimeType, size, hash, seal);
    }

    /** Shows what it is, not where: whoever has the address may read it. */
    @Override
    public String toString() {
        return "RemoteMedia[" + mimeType.orElse("unknown type") + ", "
                + size.map(bytes -> bytes + " bytes").orElse("unknown size")
                + (seal.isPresent() ? ", encrypted]" : "]");
    }
}
