/**
 * The classic generation: FunXMPP over TCP with WAUTH-2, as of July 2016. It is one tree behind the SPI and never imports another
 * generation.
 */
@NullMarked
package io.github.camelwhatsapp.classic;

import org.jspecify.annotations.NullMarked;
