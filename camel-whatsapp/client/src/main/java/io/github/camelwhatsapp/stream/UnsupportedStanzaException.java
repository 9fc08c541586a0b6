package io.github.camelwhatsapp.stream;

/** A stanza is well formed and this version does not read its kind: it is kept as it came. */
public final class UnsupportedStanzaException extends RuntimeException {
    /** @param what which kind, as the end of a sentence */
    public UnsupportedStanzaException(String what) {
        super("this version does not read what is " + what);
    }
}
