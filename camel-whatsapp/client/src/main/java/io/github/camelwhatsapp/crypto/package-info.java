/** Primitives: what the JDK and Bouncy Castle give, behind small types; it knows no WhatsApp. */
@NullMarked
package io.github.camelwhatsapp.crypto;

import org.jspecify.annotations.NullMarked;
