/** The server's half of the protocol of linked devices: upgrade, handshake, linking, login, one handler for each stanza. */
@NullMarked
package io.github.camelwhatsapp.emulator.multidevice;

import org.jspecify.annotations.NullMarked;
