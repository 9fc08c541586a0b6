/** WhatsApp as Camel sees it: endpoints, exchanges, headers; it converts and delegates, and knows nothing of the protocol. */
@NullMarked
package io.github.camelwhatsapp.component;

import org.jspecify.annotations.NullMarked;
