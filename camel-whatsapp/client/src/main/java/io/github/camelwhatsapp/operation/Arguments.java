package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.GroupInvitation;
import io.github.camelwhatsapp.model.InviteLink;
import io.github.camelwhatsapp.model.Party;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The checks that several operations share; each says the operation, the argument, what was given and what is allowed. */
final class Arguments {
    private static final Set<Duration> TIMERS =
            Set.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(90));

    private Arguments() {}

    static void requireGroup(String operation, String argument, Party party) {
        if (!party.isGroup()) {
            throw new IllegalArgumentException(operation + ": " + argument + " is " + party.id()
                    + "; expected is a group, such as 34123456789-1400000000");
        }
    }

    static void requirePerson(String operation, String argument, Party party) {
        if (!party.id().isUser()) {
            throw new IllegalArgumentException(
                    operation + ": " + argument + " is " + party.id() + "; expected is a person, such as 34123456789");
        }
    }

    /** A content that has to be an invitation to a group. */
    static GroupInvitation invitation(String operation, String argument, Content content) {
        if (content instanceof GroupInvitation invitation) {
            return invitation;
        }
        throw new IllegalArgumentException(operation + ": " + argument + " is a " + content.kind()
                + "; expected is the groupInvitation that came in a message");
    }

    /** From one to so many persons, nobody twice. */
    static List<Party> people(String operation, String argument, List<Party> parties, int most) {
        requireSize(operation, argument, parties.size(), most);
        Set<Party> seen = new HashSet<>();
        for (Party party : parties) {
            requirePerson(operation, argument, party);
            if (!seen.add(party)) {
                throw new IllegalArgumentException(operation + ": " + argument + " names " + party.id() + " twice");
            }
        }
        return List.copyOf(parties);
    }

    static void requireSize(String operation, String argument, int size, int most) {
        if (size < 1 || size > most) {
            throw new IllegalArgumentException(
                    operation + ": " + argument + " has " + size + " entries; allowed are 1 to " + most);
        }
    }

    /** A timer that the service has. Source: multidevice-messaging.md section 7.2. */
    static void requireTimer(String operation, String argument, Duration timer) {
        if (!TIMERS.contains(timer)) {
            throw new IllegalArgumentException(operation + ": " + argument + " is " + timer.toSeconds()
                    + " s; allowed are 0, 1 day, 7 days and 90 days (0, 86400, 604800 and 7776000 s)");
        }
    }

    /** The code at the end of an invite link, or one that stands alone. */
    static String inviteCode(String operation, String argument, String link) {
        String given = link.strip();
        String code = given.startsWith(InviteLink.PREFIX) ? given.substring(InviteLink.PREFIX.length()) : given;
        if (!code.matches("[A-Za-z0-9_-]{10,64}")) {
            throw new IllegalArgumentException(operation + ": " + argument + " has " + given.length()
                    + " characters and is no invite link; expected is " + InviteLink.PREFIX
                    + "CODE or the code, 10 to 64 letters, digits, dashes and underscores");
        }
        return code;
    }

    /** A text with something in it, of at most so many characters. */
    static void requireText(String operation, String argument, String text, int most) {
        int characters = text.codePointCount(0, text.length());
        if (text.isBlank() || characters > most) {
            throw new IllegalArgumentException(operation + ": " + argument + " has " + characters
                    + " characters; allowed are 1 to " + most + ", and not only blanks");
        }
    }
}
