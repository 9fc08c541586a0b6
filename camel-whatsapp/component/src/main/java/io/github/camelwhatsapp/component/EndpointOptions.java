package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.model.Party;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.TypeConverter;
import org.jspecify.annotations.Nullable;

/**
 * Checks the options of an endpoint before a route can start with wrong ones. Camel's own configurers turn a text that is no number
 * into 0 without a word, so each value is looked at as it was given.
 */
final class EndpointOptions {
    private static final Map<String, Class<?>> TYPES = Arrays.stream(WhatsAppConfiguration.class.getDeclaredFields())
            .collect(Collectors.toMap(Field::getName, Field::getType));
    private static final Set<String> OF_ACCOUNTS = Arrays.stream(WhatsAppAccount.class.getDeclaredMethods())
            .map(Method::getName)
            .filter(name -> name.startsWith("set"))
            .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
            .collect(Collectors.toUnmodifiableSet());

    private EndpointOptions() {}

    /**
     * Looks at what stands on the URI, before it is bound.
     *
     * @throws IllegalArgumentException if a value is not what its option takes, or an option belongs to the account
     */
    static void checkGiven(String account, Map<String, Object> parameters, TypeConverter converter) {
        parameters.forEach((name, value) -> {
            Class<?> type = TYPES.get(name);
            if (type == null && OF_ACCOUNTS.contains(name)) {
                throw new IllegalArgumentException(
                        "The option " + name + " belongs to the account, not on a URI: set it as"
                                + " camel.component.whatsapp-web.accounts[" + account + "]." + name
                                + ", or on the WhatsAppAccount bean of that name");
            }
            if (type == null) {
                refuseMisspelt(name);
            }
            if (type != null && value instanceof String text && !text.startsWith("#")) {
                checkGiven(name, type, text, converter);
            }
        });
    }

    /**
     * Looks at the whole, whether it comes from the URI or from the component.
     *
     * @throws IllegalArgumentException if an option is out of its range; names it, what was given, what is allowed
     */
    static void check(WhatsAppConfiguration options) {
        atLeastOne("maxInflight", options.getMaxInflight());
        atLeastOne("consumerThreads", options.getConsumerThreads());
        atLeastOne("maximumDeliveries", options.getMaximumDeliveries());
        positive("sendTimeout", options.getSendTimeout());
        positive("redeliveryDelay", options.getRedeliveryDelay());
        positive("maximumRedeliveryDelay", options.getMaximumRedeliveryDelay());
        if (options.getMaximumRedeliveryDelay().compareTo(options.getRedeliveryDelay()) < 0) {
            throw wrong(
                    "maximumRedeliveryDelay",
                    options.getMaximumRedeliveryDelay(),
                    "a duration that is not below redeliveryDelay, which is " + options.getRedeliveryDelay());
        }
        named("events", options.getEvents(), EventSelection::types);
        named("operation", options.getOperation(), OperationCatalogue::named);
        named("to", options.getTo(), EndpointOptions::recipient);
    }

    /** What is like no option is left to Camel, which knows all that it takes itself. */
    private static void refuseMisspelt(String name) {
        OptionNames known = OptionNames.ofEndpoint();
        if (!known.isKnown(name)) {
            known.meant(name).ifPresent(meant -> {
                throw new IllegalArgumentException(
                        "There is no option " + name + " of an endpoint. Did you mean " + meant + "?");
            });
        }
    }

    private static Party recipient(String to) {
        if (to.contains("${")) {
            throw new IllegalArgumentException("'" + to
                    + "' is an expression, which only toD evaluates: use .toD(\"...\") instead of .to(\"...\")");
        }
        return Party.parse(to);
    }

    private static void checkGiven(String name, Class<?> type, String text, TypeConverter converter) {
        if (type == int.class && !isWhole(text)) {
            throw wrong(name, text, "a whole number of 1 or more");
        }
        if (type == Duration.class && !isDuration(text, converter)) {
            throw wrong(name, text, "a duration above 0, such as 30s, 2m or milliseconds");
        }
        if (type == boolean.class && !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw wrong(name, text, "true or false");
        }
        if (type.isEnum() && !constants(type).contains(text.toLowerCase(Locale.ROOT))) {
            throw wrong(name, text, String.join(" or ", constants(type)));
        }
    }

    private static boolean isWhole(String text) {
        try {
            return Integer.parseInt(text.strip()) >= 1;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDuration(String text, TypeConverter converter) {
        try {
            Duration duration = converter.tryConvertTo(Duration.class, text);
            return duration != null && !duration.isZero() && !duration.isNegative();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static Set<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw wrong(name, value, "a whole number of 1 or more (a text that is no number counts as 0)");
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw wrong(
                    name,
                    value,
                    "a duration above 0, such as 30s, 2m or milliseconds (a text that is none counts as 0)");
        }
    }

    private static void named(String name, @Nullable String value, Consumer<String> check) {
        if (value == null) {
            return;
        }
        try {
            check.accept(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option " + name + ": " + e.getMessage() + ". " + place(name), e);
        }
    }

    private static IllegalArgumentException wrong(String name, Object given, String expected) {
        return new IllegalArgumentException(
                "Option " + name + " is '" + given + "': expected is " + expected + ". " + place(name));
    }

    private static String place(String name) {
        return "It is set on the URI (?" + name + "=...), or for all endpoints as camel.component.whatsapp-web." + name;
    }
}
