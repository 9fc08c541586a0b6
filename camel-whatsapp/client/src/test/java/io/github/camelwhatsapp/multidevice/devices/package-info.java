/** Tests of device lists. */
@NullMarked
package io.github.camelwhatsapp.multidevice.devices;

import org.jspecify.annotations.NullMarked;
