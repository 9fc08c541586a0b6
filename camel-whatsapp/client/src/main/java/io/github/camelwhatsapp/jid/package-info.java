/** Addresses of people, devices, groups and services; it knows nothing but their text form. */
@NullMarked
package io.github.camelwhatsapp.jid;

import org.jspecify.annotations.NullMarked;
