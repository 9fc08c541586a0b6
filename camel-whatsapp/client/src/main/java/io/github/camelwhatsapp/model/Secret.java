package io.github.camelwhatsapp.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that must not show by accident: it prints its length, and is read on purpose with {@link #reveal()}. */
public final class Secret {
    private final String text;

    /** Wraps a text. */
    public Secret(String text) {
        this.text = text;
    }

    /** The text itself. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.UTF_8), that.text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[" + text.length() + " characters]";
    }
}
