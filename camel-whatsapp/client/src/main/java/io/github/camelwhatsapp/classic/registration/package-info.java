/**
 * How a number gets its account: codes, identity and password over HTTPS. It knows no stanza and no connection. Source: classic.md
 * section 4.
 */
@NullMarked
package io.github.camelwhatsapp.classic.registration;

import org.jspecify.annotations.NullMarked;
