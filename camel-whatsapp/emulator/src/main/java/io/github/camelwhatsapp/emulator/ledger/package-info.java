/**
 * What the emulator writes down about its clients: breaches of rules, of order and of cryptography, and the nodes that
 * passed; it knows nodes and no connection.
 */
@NullMarked
package io.github.camelwhatsapp.emulator.ledger;

import org.jspecify.annotations.NullMarked;
