/** What an account is told: one record per event; they know no stanza, and no Camel. */
@NullMarked
package io.github.camelwhatsapp.event;

import org.jspecify.annotations.NullMarked;
