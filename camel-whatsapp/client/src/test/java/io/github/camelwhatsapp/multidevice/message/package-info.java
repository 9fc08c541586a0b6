/** Tests of what messages say: vectors, round trips, hostile bytes. */
@NullMarked
package io.github.camelwhatsapp.multidevice.message;

import org.jspecify.annotations.NullMarked;
