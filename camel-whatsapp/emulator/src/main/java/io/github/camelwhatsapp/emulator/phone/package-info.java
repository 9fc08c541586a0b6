/**
 * Phones that a test or a person plays: real clients of the emulator over its loopback socket, with chats, ticks and presence.
 * They know the protocol from the outside and must not know the server's state, nor the code of the client under test.
 */
@NullMarked
package io.github.camelwhatsapp.emulator.phone;

import org.jspecify.annotations.NullMarked;
