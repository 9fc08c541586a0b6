package io.github.camelwhatsapp.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The words that the newer binary form writes as one or two bytes: 236 single-byte entries, of which entry 0 is empty and
 * never written, and four tables of 256. Both ends must hold the same words, so the table proves itself by its digest when
 * it is loaded. Immutable. Source: multidevice-tokens.json, dictionary version 3.
 *
 * <p>A <em>code</em> is what stands on the wire read as a number: below 256 one byte, else two bytes, the table's tag first.
 */
final class MultiDeviceDictionary {
    /** Dictionary version 3, the one that the intro announces. */
    static final MultiDeviceDictionary VERSION_3 = new MultiDeviceDictionary(
            load("multidevice-dictionary-3.txt", "dce2ff462a48a33e39a47064ff98bd98c2786230dc1959c00631bfdbb6ded6af"));

    /** The code that stands for "no word of the dictionary". */
    static final int NONE = 0;

    private static final int SINGLES = MultiDeviceTag.DICTIONARY_0;
    private static final int PAIRS = 4 * 256;
    private static final int LONGEST = 48;
    private static final int SLOTS = 4096;

    private final String[] words;
    private final String[] slotWords = new String[SLOTS];
    private final int[] slotCodes = new int[SLOTS];

    private MultiDeviceDictionary(String[] words) {
        this.words = words;
        for (int i = 1; i < words.length; i++) {
            int code = i < SINGLES ? i : (SINGLES << 8) + (i - SINGLES);
            int slot = slotOf(words[i]);
            slotWords[slot] = words[i];
            slotCodes[slot] = code;
        }
    }

    /** The code of a word, or {@link #NONE}. */
    int codeOf(String text) {
        return text.length() > LONGEST ? NONE : slotCodes[slotOf(text)];
    }

    /** The word of a single byte from 1 to 235. */
    String single(int code) {
        return words[code];
    }

    /** The word at an index, 0 to 255, of the table with this tag, 236 to 239. */
    String pair(int tag, int index) {
        return words[SINGLES + ((tag - MultiDeviceTag.DICTIONARY_0) << 8) + index];
    }

    /** The slot that holds the word, or the free one where it would be; two thirds of all slots are free. */
    private int slotOf(String word) {
        int hash = word.hashCode();
        int slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
        for (String held = slotWords[slot]; held != null; held = slotWords[slot]) {
            if (held.equals(word)) {
                break;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    private static String[] load(String resource, String sha256) {
        List<String> lines;
        try (InputStream in = MultiDeviceDictionary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The dictionary " + resource + " is missing from the jar");
            }
            lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The dictionary " + resource + " cannot be read", e);
        }
        if (lines.size() != SINGLES + PAIRS || !digest(lines).equals(sha256)) {
            throw new IllegalStateException(
                    "The dictionary " + resource + " is damaged: " + lines.size() + " words with the digest "
                            + digest(lines) + " instead of " + (SINGLES + PAIRS) + " with " + sha256);
        }
        // Interned, because the tags and names in our own code are literals: equal words are then mostly the same
        // object.
        return lines.stream().map(String::intern).toArray(String[]::new);
    }

    private static String digest(List<String> lines) {
        try {
            byte[] joined = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(joined));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
