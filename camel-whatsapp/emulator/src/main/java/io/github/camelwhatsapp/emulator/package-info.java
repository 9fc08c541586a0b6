/** The WhatsApp servers on loopback for tests of routes: start here with WhatsAppEmulator. It imports none of the client's engines. */
@NullMarked
package io.github.camelwhatsapp.emulator;

import org.jspecify.annotations.NullMarked;
