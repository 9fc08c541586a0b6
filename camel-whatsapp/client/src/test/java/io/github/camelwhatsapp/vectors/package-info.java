/** Reads the test vectors that several packages share. */
@NullMarked
package io.github.camelwhatsapp.vectors;

import org.jspecify.annotations.NullMarked;
