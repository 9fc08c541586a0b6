/** The certificate under which the emulator's HTTPS services show themselves; knows no service. */
@NullMarked
package io.github.camelwhatsapp.emulator.tls;

import org.jspecify.annotations.NullMarked;
