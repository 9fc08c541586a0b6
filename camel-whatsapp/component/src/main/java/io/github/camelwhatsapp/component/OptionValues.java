package io.github.camelwhatsapp.component;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.TypeConverter;

/**
 * What the options of some classes take. Camel turns a text that is no number into 0 without a word where it has a configurer, and names
 * the account's property wrongly where it has none; so a value is looked at before it is bound.
 */
final class OptionValues {
    private final Map<String, Class<?>> types = new HashMap<>();
    private final TypeConverter converter;

    private OptionValues(TypeConverter converter, List<Class<?>> owners) {
        this.converter = converter;
        owners.stream()
                .flatMap(owner -> Arrays.stream(owner.getMethods()))
                .filter(method -> method.getName().startsWith("set") && method.getParameterCount() == 1)
                .forEach(this::add);
    }

    private void add(Method setter) {
        types.put(plain(setter.getName().substring(3)), setter.getParameterTypes()[0]);
    }

    /** Those of the setters of these classes. */
    static OptionValues of(TypeConverter converter, Class<?>... owners) {
        return new OptionValues(converter, List.of(owners));
    }

    /**
     * Looks whether an option takes a value. An option that is not known, a placeholder and a reference to a bean are not looked at.
     *
     * @param option in any spelling
     * @param property the whole property that it stands in, for the message
     * @throws IllegalArgumentException if it does not; names the property, what was given and what is expected
     */
    void check(String option, String property, String value) {
        Class<?> type = types.get(plain(option));
        if (type == null || value.contains("{{") || value.startsWith("#")) {
            return;
        }
        String text = value.strip();
        if ((type == int.class || type == long.class) && !isWhole(text)) {
            throw wrong(property, text, "a whole number");
        } else if (type == Duration.class && !isDuration(text)) {
            throw wrong(property, text, "a duration, such as 30s, 2m or milliseconds");
        } else if (type == boolean.class && !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw wrong(property, text, "true or false");
        } else if (type.isEnum() && !names(type).contains(plain(text))) {
            throw wrong(property, text, String.join(" or ", names(type)));
        }
    }

    private static IllegalArgumentException wrong(String property, String given, String expected) {
        return new IllegalArgumentException(
                "The property " + property + " is '" + given + "': expected is " + expected);
    }

    private static boolean isWhole(String text) {
        return text.matches("[+-]?\\d{1,18}");
    }

    private boolean isDuration(String text) {
        try {
            return converter.tryConvertTo(Duration.class, text) != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> plain(((Enum<?>) constant).name()))
                .toList();
    }

    private static String plain(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
