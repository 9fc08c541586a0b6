/**
 * The life of an account's connection whatever the generation: the states and what may follow what, what each cause leads to, and
 * when to try again.
 */
@NullMarked
package io.github.camelwhatsapp.connection;

import org.jspecify.annotations.NullMarked;
