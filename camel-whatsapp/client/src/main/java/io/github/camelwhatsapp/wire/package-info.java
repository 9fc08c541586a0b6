/**
 * Nodes, their attributes, and the binary forms in which they travel; it knows bytes, tokens and JIDs, and no connection.
 * What is shared here by client and emulator is pinned by vectors that other clients produced.
 */
@NullMarked
package io.github.camelwhatsapp.wire;

import org.jspecify.annotations.NullMarked;
