/** Configures the component from the properties of a Spring Boot application; it knows no WhatsApp of its own. */
@NullMarked
package io.github.camelwhatsapp.starter;

import org.jspecify.annotations.NullMarked;
