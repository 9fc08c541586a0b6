/** Files that live as long as whoever made them. It must know nothing of what is in them. */
@NullMarked
package io.github.camelwhatsapp.emulator.files;

import org.jspecify.annotations.NullMarked;
