/** Foreign clients, unmodified, against the emulator: the truth from outside. */
@NullMarked
package io.github.camelwhatsapp.tests.interop;

import org.jspecify.annotations.NullMarked;
