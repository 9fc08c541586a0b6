/** Tests of the starter: a Spring Boot application that talks with a phone of the emulator. */
@NullMarked
package io.github.camelwhatsapp.starter;

import org.jspecify.annotations.NullMarked;
