/** The client on the emulator: what neither can show alone. */
package io.github.camelwhatsapp.tests;
