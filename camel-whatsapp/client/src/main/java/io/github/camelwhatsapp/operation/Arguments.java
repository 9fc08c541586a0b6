package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The checks that several operations share; each says the operation, the argument, what was given and what is allowed. */
final class Arguments {
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

    /** A text with something in it, of at most so many characters. */
    static void requireText(String operation, String argument, String text, int most) {
        int characters = text.codePointCount(0, text.length());
        if (text.isBlank() || characters > most) {
            throw new IllegalArgumentException(operation + ": " + argument + " has " + characters
                    + " characters; allowed are 1 to " + most + ", and not only blanks");
        }
    }
}
