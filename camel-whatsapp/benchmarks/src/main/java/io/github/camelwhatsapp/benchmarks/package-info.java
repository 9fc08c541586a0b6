/**
 * How fast the client is and how much memory it takes, as one report in Markdown; it knows no stanza and decides nothing.
 */
@NullMarked
package io.github.camelwhatsapp.benchmarks;

import org.jspecify.annotations.NullMarked;
