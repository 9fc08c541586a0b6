/**
 * What makes an emulated phone a device of today's network: its connection, its keys and sessions, what it encrypts and decrypts. It
 * meets the server on the wire only, and shares no messaging code with the client. The socket serves phones of the classic network too.
 */
@NullMarked
package io.github.camelwhatsapp.emulator.endpoint;

import org.jspecify.annotations.NullMarked;
