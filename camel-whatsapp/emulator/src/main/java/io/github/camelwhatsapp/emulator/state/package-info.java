/**
 * What the servers remember: accounts, groups, mailboxes, presence. Plain Java owned by one lane; it must know neither
 * sockets nor bytes.
 */
@NullMarked
package io.github.camelwhatsapp.emulator.state;

import org.jspecify.annotations.NullMarked;
