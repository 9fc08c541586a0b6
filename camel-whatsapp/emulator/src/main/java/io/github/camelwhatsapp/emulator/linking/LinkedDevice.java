package io.github.camelwhatsapp.emulator.linking;

import io.github.camelwhatsapp.jid.Jid;
import java.time.Instant;
import java.util.Optional;

/**
 * A linked device, as its phone lists it.
 *
 * @param number its number among the account's devices, from 1
 * @param keyIndex its place in the account's list of keys, from 1
 * @param jid its address under the phone number
 * @param lid its address under the hidden id
 * @param name what it calls its system or browser
 * @param platform its type, such as {@code CHROME}
 * @param linkedAt when it was linked
 * @param connected whether it is connected now
 * @param lastSeen when it was last connected, if ever and not now
 */
public record LinkedDevice(
        int number,
        int keyIndex,
        Jid jid,
        Jid lid,
        String name,
        String platform,
        Instant linkedAt,
        boolean connected,
        Optional<Instant> lastSeen) {}
