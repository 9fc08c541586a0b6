/** A command line on which a person registers a number. */
@NullMarked
package io.github.camelwhatsapp.examples.registration;

import org.jspecify.annotations.NullMarked;
