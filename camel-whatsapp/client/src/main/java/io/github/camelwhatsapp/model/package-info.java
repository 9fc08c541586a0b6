/** What messages, chats and people are, whatever the generation of the protocol; it knows no stanza and no store. */
@NullMarked
package io.github.camelwhatsapp.model;

import org.jspecify.annotations.NullMarked;
