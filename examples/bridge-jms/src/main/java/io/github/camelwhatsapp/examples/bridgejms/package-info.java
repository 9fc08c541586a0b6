/** From a durable queue to WhatsApp and back, without a message lost or sent twice. */
@NullMarked
package io.github.camelwhatsapp.examples.bridgejms;

import org.jspecify.annotations.NullMarked;
