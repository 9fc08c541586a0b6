/**
 * What the services of both generations have in common: the port, the way from there to the lane, deadlines, the gate where faults
 * strike. It must know no protocol.
 */
@NullMarked
package io.github.camelwhatsapp.emulator.connection;

import org.jspecify.annotations.NullMarked;
