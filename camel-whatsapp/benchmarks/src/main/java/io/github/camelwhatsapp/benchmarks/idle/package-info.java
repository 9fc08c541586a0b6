/** Accounts that are logged in and do nothing. */
@NullMarked
package io.github.camelwhatsapp.benchmarks.idle;

import org.jspecify.annotations.NullMarked;
