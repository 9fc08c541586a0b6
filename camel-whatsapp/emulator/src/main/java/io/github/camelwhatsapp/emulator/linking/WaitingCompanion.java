package io.github.camelwhatsapp.emulator.linking;

import io.github.camelwhatsapp.crypto.PublicKey;

/**
 * A device that waits to be linked, as the servers show it to a phone that has seen its code.
 *
 * @param ref the reference under which it waits
 * @param noise the static key of its handshake
 * @param identity its identity key
 * @param name its name for the phone's list
 */
public record WaitingCompanion(String ref, PublicKey noise, PublicKey identity, String name) {}
