/** Tests of the component: on a scripted generation without sockets ({@code XTest}), and on the emulator ({@code XIT}). */
@NullMarked
package io.github.camelwhatsapp.component;

import org.jspecify.annotations.NullMarked;
