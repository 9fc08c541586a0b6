/** The emulator as an extension of JUnit 5; nothing else in the emulator may know it. */
@NullMarked
package io.github.camelwhatsapp.emulator.junit;

import org.jspecify.annotations.NullMarked;
