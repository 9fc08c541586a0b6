package io.github.camelwhatsapp.emulator.phone;

import java.time.Instant;

/**
 * A message on a phone at one moment. Immutable: the message with its next tick is another object with the same id.
 *
 * @param id the id that the message has on the wire
 * @param chat the number of the other person, or the id of the group
 * @param author the number of who wrote it
 * @param text what it says; for a medium, a short description and its caption
 * @param at when it was written, in whole seconds
 * @param direction whether it came or went
 * @param tick how far it has come
 */
public record PhoneMessage(
        String id, String chat, String author, String text, Instant at, Direction direction, Tick tick) {

    /** Whether it came to this phone and has not been read here. */
    public boolean isUnread() {
        return direction == Direction.IN && tick != Tick.READ;
    }

    /** This message after a tick, or this object if the tick says nothing new. */
    PhoneMessage ticked(Tick next) {
        Tick furthest = tick.furthest(next);
        return furthest == tick ? this : new PhoneMessage(id, chat, author, text, at, direction, furthest);
    }

    /** Everything but the text, of which it shows the length. */
    @Override
    public String toString() {
        return "PhoneMessage[" + id + " " + direction + " chat " + chat + " by " + author + " at " + at + " " + tick
                + ", " + text.length() + " characters]";
    }
}
