/** Work in order on shared threads, and what stages fail with; it knows nothing of what the work is. */
@NullMarked
package io.github.camelwhatsapp.concurrent;

import org.jspecify.annotations.NullMarked;
