/** What phones and servers say to each other when a device is linked; knows neither of them. */
@NullMarked
package io.github.camelwhatsapp.emulator.linking;

import org.jspecify.annotations.NullMarked;
