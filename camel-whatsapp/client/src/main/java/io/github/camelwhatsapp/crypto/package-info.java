/**
 * Primitives: curve keys, agreement and signatures, key derivation, ciphers, MACs. The only package of the client that
 * imports Bouncy Castle; it knows no protocol, neither WhatsApp's nor Signal's.
 */
@NullMarked
package io.github.camelwhatsapp.crypto;

import org.jspecify.annotations.NullMarked;
