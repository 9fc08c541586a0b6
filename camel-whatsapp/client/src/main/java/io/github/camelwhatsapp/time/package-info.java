/** Where time comes from: the one clock and the one timer that client and emulator use, so that a test can own both. */
@NullMarked
package io.github.camelwhatsapp.time;

import org.jspecify.annotations.NullMarked;
