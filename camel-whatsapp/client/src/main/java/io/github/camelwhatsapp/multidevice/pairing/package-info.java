/**
 * The cryptography of becoming a linked device: the texts, pictures and codes that a phone is shown, and the proofs that device and
 * account give each other. Pure values; it knows no stanza, no socket and no store.
 */
@NullMarked
package io.github.camelwhatsapp.multidevice.pairing;

import org.jspecify.annotations.NullMarked;
