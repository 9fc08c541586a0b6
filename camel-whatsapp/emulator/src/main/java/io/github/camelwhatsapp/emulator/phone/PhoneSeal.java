package io.github.camelwhatsapp.emulator.phone;

/**
 * How a medium of today's network is sealed, and where it lies. A secret: it prints nothing of itself.
 *
 * @param url the whole address, as the host has told it; may be empty
 * @param path where it lies on the media host
 * @param key Base64 of the 32 bytes that its keys come from
 * @param hash Base64 of the SHA-256 of the file on the host
 */
public record PhoneSeal(String url, String path, String key, String hash) {
    @Override
    public String toString() {
        return "PhoneSeal";
    }
}
