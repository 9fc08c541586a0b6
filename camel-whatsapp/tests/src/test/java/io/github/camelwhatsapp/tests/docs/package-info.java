/** The documentation, tried: examples are taken from its pages and run against the emulator. */
package io.github.camelwhatsapp.tests.docs;
