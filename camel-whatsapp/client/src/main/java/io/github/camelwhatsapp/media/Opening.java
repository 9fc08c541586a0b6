package io.github.camelwhatsapp.media;

import java.io.IOException;

/** Turns what lies on the server into the medium and judges it at the end. One for each fetch. */
interface Opening {
    /** The next bytes from the server. */
    void take(byte[] buffer, int length) throws IOException;

    /**
     * All has come.
     *
     * @throws io.github.camelwhatsapp.error.MediaException if it is not what was announced
     */
    void finish() throws IOException;
}
