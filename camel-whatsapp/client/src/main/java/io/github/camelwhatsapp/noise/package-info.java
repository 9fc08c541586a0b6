/**
 * The Noise handshake of the newer generation and the encryption that follows it, for both ends: bytes in, bytes out. It
 * opens no socket and knows no node, no account and no clock.
 */
@NullMarked
package io.github.camelwhatsapp.noise;

import org.jspecify.annotations.NullMarked;
