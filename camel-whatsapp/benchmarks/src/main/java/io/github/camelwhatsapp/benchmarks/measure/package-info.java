/** What every part of the report measures and prints with; it knows nothing of what is measured. */
@NullMarked
package io.github.camelwhatsapp.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
