package io.github.camelwhatsapp.emulator.phone;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.emulator.endpoint.MediaHosts;
import io.github.camelwhatsapp.emulator.media.MediumCipher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Seals media for the host of today's network and opens what comes from there, in memory. Safe for use by several threads. Source:
 * multidevice-messaging.md sections 6.2 to 6.4.
 */
final class SealedTransfers {
    /** Largest in bytes that a phone seals or opens, 64 MiB: it does so in memory. */
    static final long MAX_SIZE = 64L << 20;

    private static final int KEY = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Transfers transfers;

    SealedTransfers(Transfers transfers) {
        this.transfers = transfers;
    }

    /**
     * Seals a file and brings it to the host; blocks.
     *
     * @throws PhoneMediaException if that cannot be done
     */
    PhoneSeal bring(PhoneMedium medium, Path file, MediaHosts hosts) {
        byte[] key = new byte[KEY];
        RANDOM.nextBytes(key);
        return bring(medium, key, file, hosts);
    }

    /** The same under a key that is given: what was brought before is the same file again. */
    PhoneSeal bring(PhoneMedium medium, byte[] key, Path file, MediaHosts hosts) {
        try {
            if (medium.size() > MAX_SIZE) {
                throw new PhoneMediaException("A phone seals at most " + MAX_SIZE + " bytes; it has " + medium.size());
            }
            byte[] sealed = new MediumCipher(key, info(medium.kind())).seal(Files.readAllBytes(file));
            byte[] hash = MediumCipher.hash(sealed);
            String token = Base64.getUrlEncoder().encodeToString(hash);
            JsonNode answer = transfers.post(
                    "https://" + hosts.host() + "/mms/" + medium.kind().wireName() + "/" + encoded(token) + "?auth="
                            + encoded(hosts.auth()) + "&token=" + encoded(token),
                    sealed);
            String path = answer.path("direct_path").asText("");
            if (path.isEmpty()) {
                throw new PhoneMediaException("The media host's answer holds no direct_path");
            }
            Base64.Encoder base64 = Base64.getEncoder();
            return new PhoneSeal(
                    answer.path("url").asText(""), path, base64.encodeToString(key), base64.encodeToString(hash));
        } catch (IOException e) {
            throw new PhoneMediaException("The file cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Fetches a medium, opens it, and compares both hashes; blocks.
     *
     * @throws PhoneMediaException if that cannot be done
     */
    Path fetch(PhoneMedium medium, PhoneSeal seal, MediaHosts hosts, Gallery gallery) {
        try {
            byte[] sealed = transfers.get("https://" + hosts.host() + seal.path(), MAX_SIZE);
            Base64.Decoder base64 = Base64.getDecoder();
            if (!Arrays.equals(MediumCipher.hash(sealed), base64.decode(seal.hash()))) {
                throw new PhoneMediaException("The file on the host is another than was announced");
            }
            byte[] content = new MediumCipher(base64.decode(seal.key()), info(medium.kind())).open(sealed);
            if (!Arrays.equals(MediumCipher.hash(content), base64.decode(medium.hash()))) {
                throw new PhoneMediaException("The medium is another than was announced");
            }
            Gallery.Kept kept = gallery.add(new ByteArrayInputStream(content));
            return kept.file();
        } catch (IOException | IllegalArgumentException e) {
            throw new PhoneMediaException("The medium could not be fetched: " + e.getMessage(), e);
        }
    }

    private static String info(PhoneMedium.Kind kind) {
        return switch (kind) {
            case IMAGE -> "WhatsApp Image Keys";
            case VIDEO -> "WhatsApp Video Keys";
            case AUDIO, VOICE_NOTE -> "WhatsApp Audio Keys";
            case DOCUMENT -> "WhatsApp Document Keys";
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
