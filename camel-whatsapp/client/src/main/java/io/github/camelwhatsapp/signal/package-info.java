/**
 * End-to-end encryption between devices and groups after the published Signal documents (X3DH, double ratchet, sender keys;
 * signal.md): it knows names, device numbers and bytes, and neither WhatsApp nor a connection nor a database.
 *
 * <p>The way in: {@link io.github.camelwhatsapp.signal.SessionBuilder} starts a session from a prekey bundle, {@link
 * io.github.camelwhatsapp.signal.SessionCipher} encrypts and decrypts, and {@link
 * io.github.camelwhatsapp.signal.GroupSessionBuilder} and {@link io.github.camelwhatsapp.signal.GroupCipher} do the
 * same for groups. They keep nothing themselves: make them anew for each transaction of the stores. Calls for one
 * address, and for one sender key, must come one after the other.
 */
@NullMarked
package io.github.camelwhatsapp.signal;

import org.jspecify.annotations.NullMarked;
