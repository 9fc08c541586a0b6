/** What comes to an account, kept as pages and files in folders. */
@NullMarked
package io.github.camelwhatsapp.examples.archivefiles;

import org.jspecify.annotations.NullMarked;
