/** The dialogue of becoming a linked device, by QR code or by a code that is typed, and the drawing of the QR code. */
@NullMarked
package io.github.camelwhatsapp.multidevice.linking;

import org.jspecify.annotations.NullMarked;
