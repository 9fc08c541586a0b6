/** Faults that a test asks for, each with a seed and a schedule; it decides when one fires and knows nothing of how it is carried out. */
@NullMarked
package io.github.camelwhatsapp.emulator.script;

import org.jspecify.annotations.NullMarked;
