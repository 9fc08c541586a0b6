package io.github.camelwhatsapp.transport;

import java.io.IOException;

/** Says that a server did not make a WebSocket of the connection, and with which HTTP status. */
public final class UpgradeRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    UpgradeRefusedException(int status, String reason) {
        super("the server answered the WebSocket's opening with HTTP " + status + " " + reason);
        this.status = status;
    }

    /** The HTTP status, such as 403. */
    public int status() {
        return status;
    }
}
