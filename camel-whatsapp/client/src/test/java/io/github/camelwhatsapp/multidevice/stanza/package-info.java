/** Tests of the stanzas of linked devices, written out as the notes show them. */
@NullMarked
package io.github.camelwhatsapp.multidevice.stanza;

import org.jspecify.annotations.NullMarked;
