/**
 * What a linked device says about itself in the last message of the handshake. Pure values; it knows no socket and no store.
 */
@NullMarked
package io.github.camelwhatsapp.multidevice.handshake;

import org.jspecify.annotations.NullMarked;
