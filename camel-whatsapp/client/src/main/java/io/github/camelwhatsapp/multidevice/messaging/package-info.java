/**
 * Messages between devices: sealed for each of them on the way out, opened inside the transaction that stores them on the way in, asked for
 * again and given again when that failed. {@link Messaging} is the way in. Knows what messages say only through {@link Contents}. Source:
 * multidevice-messaging.md sections 1, 3 and 4, signal.md.
 */
@NullMarked
package io.github.camelwhatsapp.multidevice.messaging;

import org.jspecify.annotations.NullMarked;
