/** What a generation of the protocol must offer, and what it is given; found by {@link java.util.ServiceLoader}. */
@NullMarked
package io.github.camelwhatsapp.spi;

import org.jspecify.annotations.NullMarked;
