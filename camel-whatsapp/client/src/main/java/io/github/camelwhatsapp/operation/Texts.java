package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import java.util.List;

/** The checks of texts, numbers, people and pictures in operations; each says what was given and what is allowed. */
final class Texts {
    private static final int MOST_PEOPLE = 10_000;
    private static final int MOST_BYTES = 10 << 20;

    private Texts() {}

    static void require(String operation, String component, String text, int most) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(operation + ": " + component + " is blank");
        }
        atMost(operation, component, text, most);
    }

    static void atMost(String operation, String component, String text, int most) {
        int characters = text.codePointCount(0, text.length());
        if (characters > most) {
            throw new IllegalArgumentException(
                    operation + ": " + component + " has " + characters + " characters; allowed are " + most);
        }
    }

    /** Digits, without what people write between them. */
    static String digits(String operation, String component, String text, int most) {
        String digits = text.replaceAll("[\\s+().-]", "");
        if (!digits.matches("[0-9]{1," + most + "}")) {
            throw new IllegalArgumentException(
                    operation + ": " + component + " is '" + text + "', expected are 1 to " + most + " digits");
        }
        return digits;
    }

    static void person(String operation, String component, Party party) {
        if (!party.id().isUser()) {
            throw new IllegalArgumentException(operation + ": " + component + " names " + party.id()
                    + "; expected are people, such as 34123456789");
        }
    }

    static void group(String operation, String component, Party party) {
        if (!party.isGroup()) {
            throw new IllegalArgumentException(operation + ": " + component + " is " + party.id()
                    + "; expected is a group, such as 34123456789-1400000000");
        }
    }

    static List<Party> people(String operation, String component, List<Party> parties) {
        if (parties.isEmpty() || parties.size() > MOST_PEOPLE) {
            throw new IllegalArgumentException(operation + ": " + component + " names " + parties.size()
                    + " people; allowed are 1 to " + MOST_PEOPLE);
        }
        parties.forEach(party -> person(operation, component, party));
        return List.copyOf(parties);
    }

    static void picture(String operation, byte[] picture) {
        if (picture.length == 0 || picture.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    operation + ": the picture has " + picture.length + " bytes; allowed are 1 to " + MOST_BYTES);
        }
    }
}
