package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.error.WhatsAppException;
import io.github.camelwhatsapp.wire.ClassicFrame;

/** One part of a connection's life. It accepts only its own stanzas. All calls come from the connection's lane. */
interface Phase {
    /**
     * A frame came.
     *
     * @return whether the connection may read on at once; otherwise the phase says so itself
     */
    boolean received(ClassicFrame frame);

    /** The connection is over. */
    void ended(WhatsAppException reason);
}
