/**
 * Stanzas of the classic generation and the records they stand for; pure: a node in, a record out, and the other way round. Source:
 * classic.md sections 5, 6, 7, 10 and 11.
 */
@NullMarked
package io.github.camelwhatsapp.classic.stanza;

import org.jspecify.annotations.NullMarked;
