/** What the benchmarks reach of the client's media. */
@NullMarked
package io.github.camelwhatsapp.media;

import org.jspecify.annotations.NullMarked;
