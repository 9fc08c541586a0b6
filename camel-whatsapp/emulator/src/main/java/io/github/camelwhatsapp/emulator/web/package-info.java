/**
 * The phone page: phones played in a browser or with curl, over HTTP on loopback. It knows phones and a directory of whom they
 * can write to, and must not know the protocol nor the server's state.
 */
@NullMarked
package io.github.camelwhatsapp.emulator.web;

import org.jspecify.annotations.NullMarked;
