/**
 * Sockets: bytes in frames in, bytes out. It runs on Netty's event loops, which only move bytes, and knows no key and no node.
 */
@NullMarked
package io.github.camelwhatsapp.transport;

import org.jspecify.annotations.NullMarked;
