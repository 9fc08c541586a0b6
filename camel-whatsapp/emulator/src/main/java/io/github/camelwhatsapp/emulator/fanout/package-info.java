/**
 * How messages get from device to device: who is given what, what is refused, and which way receipts go. Of what is encrypted it sees
 * key names and counters alone.
 */
@NullMarked
package io.github.camelwhatsapp.emulator.fanout;

import org.jspecify.annotations.NullMarked;
