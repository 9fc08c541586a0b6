package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.wire.ClassicFrame;

/**
 * A frame as a client sent it.
 *
 * @param frame the frame, neither decrypted nor inflated
 * @param strayFlags whether one of the flags is set that mean nothing
 */
record ClientFrame(ClassicFrame frame, boolean strayFlags) {}
