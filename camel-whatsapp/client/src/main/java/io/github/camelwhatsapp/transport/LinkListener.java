package io.github.camelwhatsapp.transport;

import java.util.Optional;

/**
 * Is told what happens on a {@link Link}; on the event loop, so each call must hand its work on at once.
 *
 * @param <F> a frame
 */
public interface LinkListener<F> {
    /** Frames can be sent. */
    void opened();

    /** A frame came. */
    void received(F frame);

    /**
     * The socket is closed, or could not be opened; comes once and last.
     *
     * @param problem what went wrong; empty when the other side, or we, closed it in good order
     */
    void closed(Optional<Throwable> problem);
}
