/** JMH benchmarks of what runs in memory, each beside the bare primitive that it cannot do without; they open no socket and no file. */
@NullMarked
package io.github.camelwhatsapp.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
