package io.github.camelwhatsapp.emulator.connection;

/** The bytes' way to a client: a socket, or what a test puts in its place. Used on the lane only. */
public interface Line {
    /** Sends bytes, which are handed over. */
    void send(byte[] bytes);

    /** Ends the line once what was sent is out; what still comes in is thrown away. */
    void finish();

    /** Ends the line once what was sent is out, without the goodbye that the protocol may have for it. */
    default void drop() {
        finish();
    }

    /** Ends the line at once; what was sent may be lost. */
    void reset();

    /** Whether more can be sent without filling memory. */
    boolean isWritable();

    /** How many bytes were handed over and are not out. */
    long waitingBytes();
}
