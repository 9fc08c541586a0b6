/** Pictures as the classic server takes them. It knows no stanza. */
@NullMarked
package io.github.camelwhatsapp.classic.picture;

import org.jspecify.annotations.NullMarked;
