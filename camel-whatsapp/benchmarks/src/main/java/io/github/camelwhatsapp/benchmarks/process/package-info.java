/** The emulator with its phones in a process of its own, so that what the client costs can be told from what its opposite costs. */
@NullMarked
package io.github.camelwhatsapp.benchmarks.process;

import org.jspecify.annotations.NullMarked;
