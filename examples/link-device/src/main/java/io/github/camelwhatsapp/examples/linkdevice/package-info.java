/** A command line on which a person links an account and watches what comes. */
@NullMarked
package io.github.camelwhatsapp.examples.linkdevice;

import org.jspecify.annotations.NullMarked;
