/**
 * The generation of today: a device that is linked to a phone's account, over Noise in a WebSocket. It is one tree behind the SPI and
 * never imports another generation.
 */
@NullMarked
package io.github.camelwhatsapp.multidevice;

import org.jspecify.annotations.NullMarked;
