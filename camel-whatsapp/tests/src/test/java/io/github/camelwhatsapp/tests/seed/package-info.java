/** Holds the seed table of the documentation to the seed's lists and to the code. */
@org.jspecify.annotations.NullMarked
package io.github.camelwhatsapp.tests.seed;
