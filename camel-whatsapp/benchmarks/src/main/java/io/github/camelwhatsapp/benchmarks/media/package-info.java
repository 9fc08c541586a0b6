/** The part of the report about large media: throughput, and whether memory stays the same whatever the size. */
@NullMarked
package io.github.camelwhatsapp.benchmarks.media;

import org.jspecify.annotations.NullMarked;
