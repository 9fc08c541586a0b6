/**
 * Stanzas of linked devices and what they mean; pure: a node in, a record out, and the other way round. Source:
 * multidevice-transport.md sections 6 to 10, multidevice-messaging.md sections 1 and 4.
 */
@NullMarked
package io.github.camelwhatsapp.multidevice.stanza;

import org.jspecify.annotations.NullMarked;
