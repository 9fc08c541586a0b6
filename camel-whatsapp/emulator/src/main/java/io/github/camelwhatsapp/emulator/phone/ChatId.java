package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.jid.Jid;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a chat of a phone: the number of the other person, or the id of a group such as {@code 34600000001-1400000000}.
 * Immutable. Source: classic.md, rule {@code JID(x)}: what holds a dash is a group; so is what has more digits than a number, as ids of
 * today do.
 *
 * @param value the text form, without the server part
 */
public record ChatId(String value) {
    private static final Pattern GROUP = Pattern.compile("[1-9][0-9]{4,14}-[0-9]{1,15}|[1-9][0-9]{16,19}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is neither a number nor a group id; the message says what is expected
     */
    public ChatId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(
                    Shortened.quote(value) + " is no chat: expected is a phone number such as"
                            + " 34600000001 or a group id such as 34600000001-1400000000");
        }
    }

    /**
     * Reads a number as people write it, or a group id.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static ChatId parse(String text) {
        String trimmed = text.strip();
        String bare = PhoneNumber.undecorated(trimmed);
        return new ChatId(GROUP.matcher(trimmed).matches() || !PhoneNumber.isWellFormed(bare) ? trimmed : bare);
    }

    /** The chat that an address belongs to; empty when it is neither a phone number nor a group. */
    static Optional<ChatId> of(Jid jid) {
        boolean chattable = jid.isPhone() || jid.isGroup();
        return chattable && isWellFormed(jid.user()) ? Optional.of(new ChatId(jid.user())) : Optional.empty();
    }

    /** Whether this is a group. */
    public boolean isGroup() {
        return GROUP.matcher(value).matches();
    }

    Jid jid() {
        return isGroup() ? Jid.ofGroup(value) : Jid.ofPhone(value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isWellFormed(String text) {
        return PhoneNumber.isWellFormed(text) || GROUP.matcher(text).matches();
    }
}
