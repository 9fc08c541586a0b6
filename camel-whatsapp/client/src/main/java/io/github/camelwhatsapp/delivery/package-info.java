/**
 * What is promised to a route: the inbox from which each subscriber settles its own, the order of each chat, redelivery and parking;
 * the outbox that loses nothing and sends nothing twice. It knows no stanza, no socket and no Camel.
 */
@NullMarked
package io.github.camelwhatsapp.delivery;

import org.jspecify.annotations.NullMarked;
