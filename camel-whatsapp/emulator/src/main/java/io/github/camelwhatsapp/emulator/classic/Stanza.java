package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.wire.Node;

/**
 * A node from a client, with the bytes that an encoder makes of it.
 *
 * @param node the node
 * @param encoded the same in the shortest forms; not to be changed
 */
record Stanza(Node node, byte[] encoded) {}
