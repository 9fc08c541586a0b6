/** The registration service over HTTPS: codes, identities, passwords. Source: classic.md section 4. */
@NullMarked
package io.github.camelwhatsapp.emulator.registration;

import org.jspecify.annotations.NullMarked;
