package io.github.camelwhatsapp.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The words that the classic binary form writes as one byte (primary, 233 of them) or two (secondary, 263), in the profile
 * of July 2016, stream header {@code WA 1 6}. Both ends must hold the same words, so the table proves itself by its digest
 * when it is loaded. Immutable. Source: classic-tokens.json, classic.md section 2.3.
 *
 * <p>A <em>code</em> is what stands on the wire, read as a number: up to 255 it is one byte, above it is two, big-endian.
 */
public final class ClassicDictionary {
    /** The code that stands for "no word of the dictionary". */
    public static final int NONE = 0;

    private static final int PRIMARY_WORDS = ClassicTag.SECONDARY_0 - ClassicTag.FIRST_WORD;
    private static final int SECONDARY_WORDS = 263;
    private static final int SECONDARY_BASE = ClassicTag.SECONDARY_0 << 8;

    private static final ClassicDictionary JULY_2016 = new ClassicDictionary(
            "classic-dictionary-2016.txt", "94d00ccce8813df8de17a01fb75908526d8f72162a9e7930b4f58af3684fbc59");

    private final String[] words;
    private final Map<String, Integer> codes = new HashMap<>();
    private final int longest;

    private ClassicDictionary(String resource, String sha256) {
        byte[] file = read(resource);
        List<String> lines = new String(file, StandardCharsets.US_ASCII).lines().toList();
        String digest = sha256(file);
        if (lines.size() != PRIMARY_WORDS + SECONDARY_WORDS || !digest.equals(sha256)) {
            throw new IllegalStateException("The dictionary " + resource + " is damaged: it has " + lines.size()
                    + " words and the SHA-256 digest " + digest + "; expected are "
                    + (PRIMARY_WORDS + SECONDARY_WORDS) + " and " + sha256);
        }
        // Interned, because the tags and names in our own code are literals: equal words are then mostly the same
        // object.
        words = lines.stream().map(String::intern).toArray(String[]::new);
        int longestSoFar = 0;
        for (int place = 0; place < words.length; place++) {
            codes.put(words[place], codeAt(place));
            longestSoFar = Math.max(longestSoFar, words[place].length());
        }
        longest = longestSoFar;
    }

    /** The dictionary of July 2016. */
    public static ClassicDictionary july2016() {
        return JULY_2016;
    }

    /** The code of a word, or {@link #NONE}. */
    public int codeOf(String text) {
        // A long text is no word, and computing its hash would only cost time.
        return text.length() > longest ? NONE : codes.getOrDefault(text, NONE);
    }

    /**
     * The word behind a code.
     *
     * @param code as on the wire: 3 to 235, or 0xEC00 to 0xED06
     * @throws IllegalArgumentException if there is no such code; see {@link #hasCode}
     */
    public String word(int code) {
        if (!hasCode(code)) {
            throw new IllegalArgumentException("No word has the code 0x" + Integer.toHexString(code)
                    + "; codes are 3 to 235 and 0xec00 to 0xed06");
        }
        return words[placeOf(code)];
    }

    /** Whether there is a word with this code. */
    public boolean hasCode(int code) {
        return (code >= ClassicTag.FIRST_WORD && code < ClassicTag.SECONDARY_0)
                || (code >= SECONDARY_BASE && code < SECONDARY_BASE + SECONDARY_WORDS);
    }

    /** How many words there are. */
    public int size() {
        return words.length;
    }

    private static int codeAt(int place) {
        return place < PRIMARY_WORDS ? place + ClassicTag.FIRST_WORD : SECONDARY_BASE + place - PRIMARY_WORDS;
    }

    private static int placeOf(int code) {
        return code < ClassicTag.SECONDARY_0 ? code - ClassicTag.FIRST_WORD : code - SECONDARY_BASE + PRIMARY_WORDS;
    }

    private static byte[] read(String resource) {
        try (InputStream in = ClassicDictionary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The dictionary " + resource + " is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The dictionary " + resource + " cannot be read", e);
        }
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
