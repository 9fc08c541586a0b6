/** From mail to a chat and back, with attachments. */
@NullMarked
package io.github.camelwhatsapp.examples.bridgeemail;

import org.jspecify.annotations.NullMarked;
