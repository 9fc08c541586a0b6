package io.github.camelwhatsapp.tests.kill;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A document that stands for a number: its name tells it, and its bytes follow from it. */
final class Parcel {
    /** What it is said to be. */
    static final String TYPE = "application/pdf";

    private static final String ENDING = ".pdf";
    /** By which others take it for what it is said to be. */
    private static final byte[] BEGINNING = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);

    private static final int LEAST_BYTES = 20_000;
    private static final int MORE_BYTES = 60_000;

    private Parcel() {}

    /** The name of its file. */
    static String name(int number) {
        return number + ENDING;
    }

    /** Reads what {@link #name} gives. */
    static int number(String name) {
        if (!name.endsWith(ENDING)) {
            throw new IllegalArgumentException("a parcel is called like 7" + ENDING + ", this one " + name);
        }
        return Integer.parseInt(name.substring(0, name.length() - ENDING.length()));
    }

    /** What is in it; the same for the same number in every process. */
    static byte[] bytes(int number) {
        Random random = new Random(number);
        byte[] bytes = new byte[LEAST_BYTES + random.nextInt(MORE_BYTES)];
        random.nextBytes(bytes);
        System.arraycopy(BEGINNING, 0, bytes, 0, BEGINNING.length);
        return bytes;
    }
}
