package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import java.nio.ByteBuffer;

/** A stretch of a connection's life: what a client may send in it, and what comes next. */
sealed interface Phase permits StreamStartPhase, AuthenticationPhase, StreamPhase {
    /** Whether the client's frames are encrypted now. */
    boolean isEncrypted();

    /**
     * Handles the payload of a frame.
     *
     * @return the phase for the next frame
     * @throws ProtocolBreach if the client must not send this now
     */
    Phase receive(ByteBuffer payload);
}
