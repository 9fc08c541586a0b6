/**
 * What the client keeps across restarts: narrow stores behind one transaction per account. Rows are bytes and keys; this
 * package knows no message, no address type, no database and nothing of Camel.
 */
@NullMarked
package io.github.camelwhatsapp.store;

import org.jspecify.annotations.NullMarked;
