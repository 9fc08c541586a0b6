package io.github.camelwhatsapp.transport;

/**
 * What a framing says of its connection.
 *
 * @param <F> a frame
 */
interface LinkEvents<F> {
    /** Frames can be sent. */
    void ready();

    /** A frame came. */
    void received(F frame);

    /** The connection is of no more use. */
    void failed(Throwable problem);
}
