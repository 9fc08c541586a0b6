package io.github.camelwhatsapp.emulator.phone;

import java.util.Optional;

/**
 * A picture, film, sound, voice note or document: all but its bytes, which {@link Phone#fetches} gets. Texts are empty and numbers 0
 * where nothing is known.
 *
 * @param kind what it is
 * @param url where the server keeps it; empty for one that this phone sends
 * @param mimeType the content type, as the sender says
 * @param size in bytes, as the sender says
 * @param hash Base64 of the SHA-256 of the bytes
 * @param fileName what the file is called
 * @param caption the text beside it
 * @param width of a picture or film, in pixels
 * @param height of a picture or film, in pixels
 * @param seconds how long a film or sound plays
 * @param preview Base64 of a small JPEG
 * @param seal how it is sealed; empty for one of the classic protocol, or one that this phone sends
 */
public record PhoneMedium(
        Kind kind,
        String url,
        String mimeType,
        long size,
        String hash,
        String fileName,
        String caption,
        int width,
        int height,
        int seconds,
        String preview,
        Optional<PhoneSeal> seal)
        implements PhoneContent {
    /** A medium that is not sealed. */
    PhoneMedium(
            Kind kind,
            String url,
            String mimeType,
            long size,
            String hash,
            String fileName,
            String caption,
            int width,
            int height,
            int seconds,
            String preview) {
        this(kind, url, mimeType, size, hash, fileName, caption, width, height, seconds, preview, Optional.empty());
    }

    /** Largest in bytes that a phone takes, 256 MiB. */
    public static final long MAX_SIZE = 256L << 20;

    /** What a medium is. */
    public enum Kind {
        /** A picture. */
        IMAGE("image"),
        /** A film. */
        VIDEO("video"),
        /** A sound. */
        AUDIO("audio"),
        /** A sound that was spoken into the phone just now. */
        VOICE_NOTE("audio"),
        /** A file of any other kind. */
        DOCUMENT("document");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        /** The type that it has on the wire. */
        String wireName() {
            return wireName;
        }

        /** Whether it takes time to play. */
        boolean isPlayed() {
            return this == VIDEO || this == AUDIO || this == VOICE_NOTE;
        }
    }

    @Override
    public String described() {
        String text = caption.isEmpty() ? fileName : caption;
        return "[" + kind.wireName() + "]" + (text.isEmpty() ? "" : " " + text);
    }

    /** Kind, type and size; what it shows stays out. */
    @Override
    public String toString() {
        return "PhoneMedium[" + kind + " " + mimeType + " " + size + " bytes]";
    }
}
