/** Tests of the registration, against the vectors of the notes. */
@NullMarked
package io.github.camelwhatsapp.classic.registration;

import org.jspecify.annotations.NullMarked;
