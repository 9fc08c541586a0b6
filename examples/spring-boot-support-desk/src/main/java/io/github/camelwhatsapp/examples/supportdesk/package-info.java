/** A web page on which support staff answer. */
@NullMarked
package io.github.camelwhatsapp.examples.supportdesk;

import org.jspecify.annotations.NullMarked;
