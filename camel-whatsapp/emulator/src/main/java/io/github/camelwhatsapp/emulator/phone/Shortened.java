package io.github.camelwhatsapp.emulator.phone;

/** Quotes what someone gave for an error message, and no more of it than helps. */
final class Shortened {
    private static final int SHOWN = 40;

    private Shortened() {}

    static String quote(String given) {
        return given.length() <= SHOWN
                ? "'" + given + "'"
                : "'" + given.substring(0, SHOWN) + "...' (" + given.length() + " characters)";
    }
}
