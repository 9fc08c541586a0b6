/** Tests of the handshake: the vectors step by step, two ends in memory, and bytes that were changed on the way. */
@NullMarked
package io.github.camelwhatsapp.noise;

import org.jspecify.annotations.NullMarked;
