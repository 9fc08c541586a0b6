package io.github.camelwhatsapp.operation;

import java.util.Optional;
import java.util.regex.Pattern;

/** The codes of languages and countries in operations: two or three letters. */
final class Letters {
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{2,3}");

    private Letters() {}

    static void check(String operation, String component, Optional<String> code) {
        code.ifPresent(text -> check(operation, component, text));
    }

    static void check(String operation, String component, String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(operation + ": " + component + " is '" + code
                    + "', expected are two or three letters, such as " + (component.equals("country") ? "ES" : "es"));
        }
    }
}
