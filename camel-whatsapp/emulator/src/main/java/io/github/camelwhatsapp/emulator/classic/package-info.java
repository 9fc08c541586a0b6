/**
 * The server half of the classic protocol of 2016 on a socket: frames, login, one handler for each kind of stanza; what
 * it remembers lies in the state.
 */
@NullMarked
package io.github.camelwhatsapp.emulator.classic;

import org.jspecify.annotations.NullMarked;
