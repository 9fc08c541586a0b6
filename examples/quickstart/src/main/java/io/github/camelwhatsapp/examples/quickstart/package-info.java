/** A bot in one YAML file, on the embedded emulator. */
@NullMarked
package io.github.camelwhatsapp.examples.quickstart;

import org.jspecify.annotations.NullMarked;
