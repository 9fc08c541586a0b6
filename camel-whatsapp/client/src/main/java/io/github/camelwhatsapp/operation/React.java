package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Reaction;

/**
 * Puts an emoji on a message, in the place of one that was there before. Source: multidevice-messaging.md section 5.1.
 *
 * @param to the chat of the message
 * @param target the message
 * @param emoji one emoji; empty takes an earlier one back
 */
public record React(Party to, MessageReference target, @Payload String emoji) implements MessageOperation {
    /** The longest known sequence, a family of four with skin tones, has fewer UTF-16 units. */
    private static final int LONGEST = 40;

    /**
     * Checks the target and the emoji.
     *
     * @throws IllegalArgumentException if the target is not complete or the emoji is a word
     */
    public React {
        Targets.complete("react", to, target);
        emoji = emoji.strip();
        if (emoji.length() > LONGEST || emoji.codePoints().anyMatch(Character::isLetter)) {
            throw new IllegalArgumentException("react: expected is one emoji, or nothing to take one back; given was a"
                    + " text of " + emoji.length() + " characters");
        }
    }

    /** Reacts to what came. */
    public static React to(MessageReceived message, String emoji) {
        return new React(message.from(), message.reference(), emoji);
    }

    @Override
    public Reaction content() {
        return new Reaction(target, emoji);
    }

    /** Does not show the emoji. */
    @Override
    public String toString() {
        return "React[" + to.id() + ", " + target + (emoji.isEmpty() ? ", taken back]" : "]");
    }
}
