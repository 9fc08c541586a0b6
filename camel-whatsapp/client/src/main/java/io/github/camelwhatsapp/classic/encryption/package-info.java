/**
 * End-to-end encryption of the classic generation: keys given to the server and fetched from it, messages sealed and opened inside the
 * store's transactions, messages asked for and sent again. Source: classic.md section 9.
 */
@NullMarked
package io.github.camelwhatsapp.classic.encryption;

import org.jspecify.annotations.NullMarked;
