/**
 * Who has which devices, and under which address one writes to them: asked of the server in pages, kept in the store, kept fresh by
 * notifications. Knows nothing of sessions. Source: multidevice-messaging.md section 2.
 */
@NullMarked
package io.github.camelwhatsapp.multidevice.devices;

import org.jspecify.annotations.NullMarked;
