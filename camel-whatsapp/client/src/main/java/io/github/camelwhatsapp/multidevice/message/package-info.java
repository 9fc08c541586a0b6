/**
 * What people say to each other on linked devices, in the protobuf form that is encrypted: written, read, and opened with the secrets of
 * earlier messages. Pure functions of bytes and records; knows no stanza, no session, no store and no socket.
 */
@NullMarked
package io.github.camelwhatsapp.multidevice.message;

import org.jspecify.annotations.NullMarked;
