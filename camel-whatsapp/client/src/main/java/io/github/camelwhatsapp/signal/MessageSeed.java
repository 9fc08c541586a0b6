package io.github.camelwhatsapp.signal;

/** What a chain gives for one message, 32 bytes; the message's keys are derived from it. Immutable, a secret. */
final class MessageSeed {
    static final int LENGTH = 32;

    private final byte[] seed;

    /** Takes the bytes over. */
    MessageSeed(byte[] seed) {
        this.seed = seed;
    }

    /** The 32 bytes, not copied. */
    byte[] bytes() {
        return seed;
    }

    @Override
    public String toString() {
        return "MessageSeed(32 bytes)";
    }
}
