package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.Line;

/** A line that begins with a request for an upgrade. Used on the lane only. */
interface UpgradeLine extends Line {
    /** Grants the upgrade. */
    void accept();

    /** Answers the request with an HTTP status and ends the line. */
    void refuse(int status);
}
