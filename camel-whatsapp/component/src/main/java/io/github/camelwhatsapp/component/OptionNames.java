package io.github.camelwhatsapp.component;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names of options, and which of them somebody may have meant who wrote another. A name may be written in any spelling that
 * configuration files take: {@code storePath}, {@code store-path}, {@code STORE_PATH}.
 */
public final class OptionNames {
    private static final List<String> OF_CAMEL = List.of("camelContext");

    private final String owner;
    private final Set<String> names;

    private OptionNames(String owner, Set<String> names) {
        this.owner = owner;
        this.names = names;
    }

    /** Those of an account. */
    public static OptionNames ofAccount() {
        return new OptionNames("an account", setters(WhatsAppAccount.class));
    }

    /** Those of the component, with what it says for its endpoints. */
    public static OptionNames ofComponent() {
        Set<String> names = setters(WhatsAppComponent.class);
        names.addAll(setters(WhatsAppConfiguration.class));
        OF_CAMEL.forEach(names::remove);
        return new OptionNames("the component", names);
    }

    /** Those that may stand on a URI. */
    static OptionNames ofEndpoint() {
        return new OptionNames("an endpoint", new TreeSet<>(new WhatsAppEndpointUriFactory().propertyNames()));
    }

    /** The same, and some more. */
    public OptionNames and(String... more) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(List.of(more));
        return new OptionNames(owner, all);
    }

    /**
     * Looks whether there is such an option.
     *
     * @param option as it was written
     * @param property the whole property that it stands in, for the message
     * @throws OptionException if there is none; names the property and what was probably meant, or all options
     */
    public void check(String option, String property) {
        if (!isKnown(option)) {
            throw new OptionException("The property " + property + " says '" + option + "', which is no option of "
                    + owner + ". "
                    + meant(option)
                            .map(name -> "Did you mean " + name + "?")
                            .orElseGet(() -> "There are " + String.join(", ", names)));
        }
    }

    /** Whether there is such an option. */
    boolean isKnown(String option) {
        return names.stream().anyMatch(name -> plain(name).equals(plain(option)));
    }

    /** The option whose name is most like this one, if any is like it at all. */
    Optional<String> meant(String option) {
        String given = plain(option);
        int mistakes = Math.max(1, given.length() / 3);
        return names.stream()
                .filter(name -> distance(given, plain(name)) <= mistakes)
                .min(Comparator.comparingInt(name -> distance(given, plain(name))));
    }

    private static Set<String> setters(Class<?> type) {
        return new TreeSet<>(Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .map(Method::getName)
                .flatMap(OptionNames::property)
                .toList());
    }

    private static Stream<String> property(String method) {
        return method.startsWith("set") && method.length() > 3
                ? Stream.of(Character.toLowerCase(method.charAt(3)) + method.substring(4))
                : Stream.empty();
    }

    private static String plain(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** How many letters have to be added, left out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
