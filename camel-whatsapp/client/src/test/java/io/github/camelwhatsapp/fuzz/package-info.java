/**
 * Hostile bytes for every decoder. {@link io.github.camelwhatsapp.fuzz.Decoder} says what is tried and what may come out; the default
 * build tries the vectors and their seeded mutations, the profile {@code fuzz} lets Jazzer search.
 */
@NullMarked
package io.github.camelwhatsapp.fuzz;

import org.jspecify.annotations.NullMarked;
