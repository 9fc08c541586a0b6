/** What can go wrong, as few exceptions as a caller needs to tell apart; it knows no stanza. */
@NullMarked
package io.github.camelwhatsapp.error;

import org.jspecify.annotations.NullMarked;
