package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.error.WhatsAppException;

/** One part of a connection's life. It accepts only its own stanzas. All calls come from the connection's lane. */
public interface Phase<F> {
    /**
     * A frame came.
     *
     * @return whether the connection may read on at once; otherwise the phase says so itself
     */
    boolean received(F frame);

    /** The connection is over. */
    void ended(WhatsAppException reason);
}
