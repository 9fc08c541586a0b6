package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import java.time.Instant;

/**
 * A message that came and was decrypted.
 *
 * @param id its id
 * @param chat a person by number, or a group
 * @param author who wrote it, by number
 * @param own whether that was somebody at another device of this phone's own account
 * @param name what the author calls himself; may be empty
 * @param at when the server took it
 * @param message what it says, unwrapped
 * @param device which device it came from, in the form of address that it came with
 */
public record Arrival(
        String id, Jid chat, Jid author, boolean own, String name, Instant at, Message message, Jid device) {
    /** Without what it says. */
    @Override
    public String toString() {
        return "Arrival[" + id + " in " + chat + " by " + author + "]";
    }
}
