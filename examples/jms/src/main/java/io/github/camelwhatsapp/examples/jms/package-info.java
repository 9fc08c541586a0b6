/** From a durable queue to WhatsApp and back, without a message lost or sent twice. */
package io.github.camelwhatsapp.examples.jms;
