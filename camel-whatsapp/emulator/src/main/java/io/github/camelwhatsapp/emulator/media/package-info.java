/** The media host: takes uploads and serves downloads over TLS. It knows no stanza. Source: classic.md section 8.3. */
@NullMarked
package io.github.camelwhatsapp.emulator.media;

import org.jspecify.annotations.NullMarked;
