/** The way in: {@link io.github.camelwhatsapp.WhatsAppClient} and its builder; nothing else here is public. */
@NullMarked
package io.github.camelwhatsapp;

import org.jspecify.annotations.NullMarked;
