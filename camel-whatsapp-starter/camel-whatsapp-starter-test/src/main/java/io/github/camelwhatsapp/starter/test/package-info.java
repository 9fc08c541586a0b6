/** Test support for Spring Boot applications: an annotation that starts the emulator and points the accounts at it. */
@NullMarked
package io.github.camelwhatsapp.starter.test;

import org.jspecify.annotations.NullMarked;
