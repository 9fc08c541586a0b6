package io.github.camelwhatsapp.signal;

/** A message for one device, ready to be sent. Immutable as long as nobody writes to {@link #bytes()}. */
public final class EncryptedMessage {
    /** The two forms in which a message travels; the receiver must be told which it is. */
    public enum Kind {
        /** A {@link PreKeySignalMessage}: the other side has not answered yet. */
        PRE_KEY_MESSAGE,
        /** A {@link SignalMessage}. */
        MESSAGE
    }

    private final Kind kind;
    private final byte[] bytes;

    /** Takes the bytes over. */
    EncryptedMessage(Kind kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    /** Which form it has. */
    public Kind kind() {
        return kind;
    }

    /** What travels; handed over, not copied. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return kind + "(" + bytes.length + " bytes)";
    }
}
