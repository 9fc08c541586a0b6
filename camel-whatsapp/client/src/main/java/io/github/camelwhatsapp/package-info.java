/** The way in: {@link io.github.camelwhatsapp.WhatsAppClient} and its builder, and nothing else. */
@NullMarked
package io.github.camelwhatsapp;

import org.jspecify.annotations.NullMarked;
