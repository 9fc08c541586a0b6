/** Watches what comes and goes and has it archived; it changes nothing of it and knows no database. */
@NullMarked
package io.github.camelwhatsapp.archive;

import org.jspecify.annotations.NullMarked;
