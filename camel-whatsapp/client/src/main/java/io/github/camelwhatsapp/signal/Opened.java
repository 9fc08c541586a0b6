package io.github.camelwhatsapp.signal;

/**
 * A plaintext, and what takes the place of the state, the record or the key that opened it. Prints no plaintext.
 *
 * @param <T> what took a step
 */
final class Opened<T> {
    private final T next;
    private final byte[] plaintext;

    /** Takes the bytes over. */
    Opened(T next, byte[] plaintext) {
        this.next = next;
        this.plaintext = plaintext;
    }

    T next() {
        return next;
    }

    /** The content, not copied. */
    byte[] plaintext() {
        return plaintext;
    }

    @Override
    public String toString() {
        return "Opened(" + plaintext.length + " bytes)";
    }
}
