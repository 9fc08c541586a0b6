package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a route gives into what an operation's record takes, by Camel's type converters. The types of components are a closed
 * set: text, numbers, enums, durations, instants, parties, contents, and lists of them.
 */
final class ArgumentConverter {
    private ArgumentConverter() {}

    /**
     * Converts a value.
     *
     * @param where where the value stands, for people
     * @throws IllegalArgumentException if it cannot be what the argument takes; names where, what was given, what is expected
     */
    static Object convert(Argument argument, Object value, Exchange exchange, String where) {
        return argument.list() ? list(argument, value, exchange, where) : single(argument, value, exchange, where);
    }

    private static List<Object> list(Argument argument, Object value, Exchange exchange, String where) {
        Collection<?> given = value instanceof Collection<?> several ? several : split(value);
        List<Object> converted = new ArrayList<>(given.size());
        for (Object one : given) {
            converted.add(single(argument, one, exchange, where));
        }
        return converted;
    }

    private static Collection<?> split(Object value) {
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        return value instanceof String text
                ? Arrays.stream(text.split(",", -1)).map(String::strip).toList()
                : List.of(value);
    }

    private static Object single(Argument argument, @Nullable Object value, Exchange exchange, String where) {
        if (argument.type().isInstance(value)) {
            return value;
        }
        Object converted;
        try {
            converted = argument.type().isEnum() && value instanceof String text
                    ? constant(argument.type(), text)
                    : exchange.getContext().getTypeConverter().tryConvertTo(argument.type(), exchange, value);
        } catch (RuntimeException e) {
            throw refused(argument, value, where, e);
        }
        if (converted == null) {
            throw refused(argument, value, where, null);
        }
        return converted;
    }

    private static @Nullable Object constant(Class<?> type, String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private static IllegalArgumentException refused(
            Argument argument, @Nullable Object value, String where, @Nullable RuntimeException cause) {
        String reason = cause == null ? "" : " (" + root(cause).getMessage() + ")";
        return new IllegalArgumentException(
                where + " is " + shown(argument, value) + ": expected is " + expected(argument.type()) + reason, cause);
    }

    private static Throwable root(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** A body is shown by its type only: what people write does not belong in logs. */
    private static String shown(Argument argument, @Nullable Object value) {
        if (value == null) {
            return "empty";
        }
        boolean harmless = !argument.payload()
                || (argument.type().isEnum() && value.toString().length() <= 40);
        return harmless ? "'" + value + "'" : "a " + value.getClass().getName();
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or "));
        }
        if (type == Party.class) {
            return "a phone number with its country code (+34 123456789), a group id or a JID";
        }
        if (type == Content.class) {
            return "a text, or a Content such as new Text(\"...\"); .convertBodyTo(String.class) makes a text of most things";
        }
        if (type == Duration.class) {
            return "a duration such as 30s, 2m or milliseconds";
        }
        if (type == Instant.class) {
            return "a moment such as 2026-01-31T12:00:00Z";
        }
        return "a " + type.getSimpleName();
    }
}
