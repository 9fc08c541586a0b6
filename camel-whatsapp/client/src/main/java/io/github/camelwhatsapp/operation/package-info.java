/** What one can ask of an account: one record per operation; they know no stanza, and no Camel. */
@NullMarked
package io.github.camelwhatsapp.operation;

import org.jspecify.annotations.NullMarked;
