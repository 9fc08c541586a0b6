package io.github.camelwhatsapp.emulator.phone;

import java.time.Instant;
import java.util.Optional;

/**
 * A message on a phone at one moment. Immutable: the message with its next tick is another object with the same id.
 *
 * @param id the id that the message has on the wire
 * @param chat the number of the other person, or the id of the group
 * @param author the number of who wrote it
 * @param text what it says; of other content a short description, such as {@code [image] the sea}
 * @param content what it holds beside text, if anything
 * @param at when it was written, in whole seconds
 * @param direction whether it came or went
 * @param tick how far it has come
 * @param marks what has been put to it: a quote, reactions, edits
 */
public record PhoneMessage(
        String id,
        String chat,
        String author,
        String text,
        Optional<PhoneContent> content,
        Instant at,
        Direction direction,
        Tick tick,
        PhoneMarks marks) {

    /** A message of text alone. */
    PhoneMessage(String id, String chat, String author, String text, Instant at, Direction direction, Tick tick) {
        this(id, chat, author, text, Optional.empty(), at, direction, tick);
    }

    /** A message to which nothing has been put. */
    PhoneMessage(
            String id,
            String chat,
            String author,
            String text,
            Optional<PhoneContent> content,
            Instant at,
            Direction direction,
            Tick tick) {
        this(id, chat, author, text, content, at, direction, tick, PhoneMarks.NONE);
    }

    /** The medium that it holds; empty if it holds none. */
    public Optional<PhoneMedium> medium() {
        return content.filter(PhoneMedium.class::isInstance).map(PhoneMedium.class::cast);
    }

    /** Whether it holds something that takes time to play. */
    public boolean isPlayable() {
        return medium().filter(held -> held.kind().isPlayed()).isPresent();
    }

    /** Whether it came to this phone and has not been read here. */
    public boolean isUnread() {
        return direction == Direction.IN && tick.compareTo(Tick.READ) < 0;
    }

    /** This message after a tick, or this object if the tick says nothing new. */
    PhoneMessage ticked(Tick next) {
        Tick furthest = tick.furthest(next);
        return furthest == tick
                ? this
                : new PhoneMessage(id, chat, author, text, content, at, direction, furthest, marks);
    }

    /** The poll that it holds; empty if it holds none. */
    public Optional<PhonePoll> poll() {
        return content.filter(PhonePoll.class::isInstance).map(PhonePoll.class::cast);
    }

    /** This message with a reaction. */
    PhoneMessage reaction(String from, String emoji) {
        return marked(text, content, marks.reaction(from, emoji));
    }

    /** This message after its author has changed what it says. */
    PhoneMessage saying(String other) {
        return marked(other, content, marks.asEdited());
    }

    /** This message after it was taken back. */
    PhoneMessage takenBack() {
        return marked("", Optional.empty(), marks.asRevoked());
    }

    /** This message with other content. */
    PhoneMessage holding(PhoneContent other) {
        return marked(text, Optional.of(other), marks);
    }

    private PhoneMessage marked(String newText, Optional<PhoneContent> newContent, PhoneMarks newMarks) {
        return new PhoneMessage(id, chat, author, newText, newContent, at, direction, tick, newMarks);
    }

    /** Everything but the text, of which it shows the length. */
    @Override
    public String toString() {
        return "PhoneMessage[" + id + " " + direction + " chat " + chat + " by " + author + " at " + at + " " + tick
                + ", " + text.length() + " characters]";
    }
}
