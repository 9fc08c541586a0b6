/** Messages that come in over a socket and are answered, from phones through a client, its store and perhaps a Camel route, and back. */
@NullMarked
package io.github.camelwhatsapp.benchmarks.traffic;

import org.jspecify.annotations.NullMarked;
