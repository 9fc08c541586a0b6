package io.github.camelwhatsapp.component;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.TypeConverter;

/**
 * What a properties file of Camel Main says about the component, looked at before it is bound: Main would fail on most of it too, but
 * its words would help nobody.
 */
final class GivenProperties {
    private static final String PREFIX = "camel.component.";
    private static final Set<String> OURS = Set.of(
            PREFIX + WhatsAppConstants.SCHEME + ".accounts.", PREFIX + WhatsAppConstants.SHORT_SCHEME + ".accounts.");
    private static final String OF_COMPONENT = PREFIX + WhatsAppConstants.SCHEME + ".";
    private static final String NESTED = "configuration.";
    private static final Pattern OF_ACCOUNT =
            Pattern.compile("accounts\\[([^]]*)](?:\\.(.*))?", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> given;
    private final TypeConverter converter;

    private GivenProperties(Map<String, String> given, TypeConverter converter) {
        this.given = given;
        this.converter = converter;
    }

    /** Those of a CamelContext. */
    static GivenProperties of(CamelContext context) {
        Properties given = context.getPropertiesComponent().loadProperties(GivenProperties::isAbout);
        Map<String, String> texts = new TreeMap<>();
        if (given != null) {
            given.stringPropertyNames().forEach(key -> texts.put(key, given.getProperty(key)));
        }
        return new GivenProperties(texts, context.getTypeConverter());
    }

    /**
     * Looks at their names and values.
     *
     * @throws IllegalArgumentException if one is of no option, has dots around an account's name, or is not what the option takes; names it
     *     and what to write
     */
    void check() {
        given.keySet().forEach(GivenProperties::refuseDots);
        OptionNames component = OptionNames.ofComponent();
        OptionNames account = OptionNames.ofAccount();
        OptionValues ofComponent = OptionValues.of(converter, WhatsAppComponent.class, WhatsAppConfiguration.class);
        OptionValues ofAccount = OptionValues.of(converter, WhatsAppAccount.class);
        given.forEach((key, value) -> {
            if (key.toLowerCase(Locale.ROOT).startsWith(OF_COMPONENT)) {
                check(key, component, account);
                checkValue(key, value, ofComponent, ofAccount);
            }
        });
    }

    private static void checkValue(String key, String value, OptionValues ofComponent, OptionValues ofAccount) {
        String option = key.substring(Math.max(key.lastIndexOf('.'), key.lastIndexOf(']')) + 1);
        boolean account =
                OF_ACCOUNT.matcher(key.substring(OF_COMPONENT.length())).matches();
        (account ? ofAccount : ofComponent).check(option, key, value);
    }

    private static boolean isAbout(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.startsWith(OF_COMPONENT) || OURS.stream().anyMatch(lower::startsWith);
    }

    private static void refuseDots(String key) {
        if (OURS.stream().anyMatch(key.toLowerCase(Locale.ROOT)::startsWith)) {
            String[] parts = key.split("\\.", 6);
            throw new OptionException("The property " + key
                    + " has dots around the account's name. Write brackets: camel.component." + parts[2] + ".accounts["
                    + parts[4] + "]." + (parts.length > 5 ? parts[5] : "..."));
        }
    }

    private static void check(String key, OptionNames component, OptionNames account) {
        String rest = key.substring(OF_COMPONENT.length());
        Matcher ofAccount = OF_ACCOUNT.matcher(rest);
        if (!ofAccount.matches()) {
            boolean nested = rest.toLowerCase(Locale.ROOT).startsWith(NESTED);
            component.check((nested ? rest.substring(NESTED.length()) : rest).split("[.\\[]", 2)[0], key);
        } else if (ofAccount.group(2) != null) {
            account.check(ofAccount.group(2), key);
        }
    }
}
