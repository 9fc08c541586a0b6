package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.spi.ProtocolGeneration;
import java.beans.IntrospectionException;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An option of an account, as the source text of {@link WhatsAppAccount} has it.
 *
 * @param name in camel case
 * @param type what its setter takes
 * @param initial what it is unless it is set
 * @param javadoc the words at its field
 * @param getter the words at its getter
 * @param setter the words at its setter
 */
record AccountOption(
        String name, Class<?> type, Optional<Object> initial, String javadoc, String getter, String setter) {
    private static final Path SOURCE =
            Path.of("src", "main", "java", "io", "github", "camelwhatsapp", "component", "WhatsAppAccount.java");
    private static final String WORDS = "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+";
    private static final Pattern FIELD = Pattern.compile(WORDS + "private [^;(]*?(\\w+)(?: = [^;]*)?;", Pattern.DOTALL);

    /** All, in the order of the fields. */
    static List<AccountOption> all() throws Exception {
        String source = Files.readString(SOURCE);
        WhatsAppAccount fresh = new WhatsAppAccount();
        List<AccountOption> options = new ArrayList<>();
        Matcher field = FIELD.matcher(source);
        while (field.find()) {
            options.add(of(field.group(2), oneLine(field.group(1)), source, fresh));
        }
        return options;
    }

    private static AccountOption of(String name, String javadoc, String source, WhatsAppAccount fresh)
            throws IntrospectionException, ReflectiveOperationException {
        PropertyDescriptor property = new PropertyDescriptor(name, WhatsAppAccount.class);
        return new AccountOption(
                name,
                property.getPropertyType(),
                Optional.ofNullable(property.getReadMethod().invoke(fresh)),
                javadoc,
                wordsAt(property.getReadMethod().getName(), source),
                wordsAt(property.getWriteMethod().getName(), source));
    }

    private static String wordsAt(String method, String source) {
        Matcher matcher = Pattern.compile(WORDS + "public [^(;]*\\b" + method + "\\(", Pattern.DOTALL)
                .matcher(source);
        return matcher.find() ? oneLine(matcher.group(1)) : "";
    }

    private static String oneLine(String comment) {
        return comment.replaceAll("\\s*\n\\s*\\*\\s?", " ").strip();
    }

    /** The words in Markdown. */
    String markdown() {
        return javadoc.replaceAll("\\{@(?:code|link)\\s+([^}]*)}", "`$1`");
    }

    /** The words without any marks. */
    String plain() {
        return javadoc.replaceAll("\\{@(?:code|link)\\s+([^}]*)}", "$1");
    }

    /** What it is unless it is set, as one writes it in a properties file; empty if that is nothing. */
    Optional<Object> defaultValue() {
        return initial.map(AccountOption::written);
    }

    /** What may be set, where that is a closed set; else nothing. */
    List<String> values() throws IOException {
        if (name.equals("generation")) {
            return ServiceLoader.load(ProtocolGeneration.class).stream()
                    .map(found -> found.get().name())
                    .filter(found -> !found.equals(ScriptedGeneration.NAME))
                    .sorted()
                    .toList();
        }
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant -> written(constant).toString())
                        .toList()
                : List.of();
    }

    /** The name of its type for people. */
    String kind() throws IOException {
        if (!values().isEmpty()) {
            return String.join(", ", values());
        } else if (type == Duration.class) {
            return "duration";
        } else if (type == boolean.class) {
            return "true, false";
        }
        return type == String.class ? "text" : "number";
    }

    private static Object written(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return value instanceof Duration duration ? written(duration) : value;
    }

    private static String written(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 86_400) {
            return seconds / 86_400 + "d";
        } else if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
