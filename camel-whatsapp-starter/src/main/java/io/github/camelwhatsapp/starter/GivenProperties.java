package io.github.camelwhatsapp.starter;

import io.github.camelwhatsapp.component.OptionException;
import io.github.camelwhatsapp.component.OptionNames;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What an application says about the component: Spring Boot passes over a misspelt property without a word. */
final class GivenProperties {
    private static final String PREFIX = "camel.component.whatsapp-web.";
    private static final int OPTION = 3;
    private static final int OPTION_OF_ACCOUNT = 5;

    private GivenProperties() {}

    /**
     * Looks at the names of all that files, the command line and tests say; not at environment variables, whose names are written in too
     * many ways.
     *
     * @throws OptionException if one is of no option; names it, what was probably meant, and the place where it is set
     */
    static void check(ConfigurableEnvironment environment) {
        environment.getPropertySources().stream()
                .filter(source -> !(source instanceof SystemEnvironmentPropertySource))
                .filter(EnumerablePropertySource.class::isInstance)
                .forEach(source -> check((EnumerablePropertySource<?>) source));
    }

    private static void check(EnumerablePropertySource<?> source) {
        Arrays.stream(source.getPropertyNames())
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(PREFIX))
                .forEach(name -> check(source, name));
    }

    private static void check(EnumerablePropertySource<?> source, String property) {
        try {
            check(property);
        } catch (OptionException e) {
            Origin origin = OriginLookup.getOrigin(source, property);
            throw origin == null ? e : new OptionException(e.getMessage() + " It is set in " + origin, e);
        }
    }

    private static void check(String property) {
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(property, '.');
        String option = name.getElement(OPTION, Form.ORIGINAL);
        OptionNames.ofComponent().and("enabled", "customizer", "sslBundles").check(option, property);
        if (option.equalsIgnoreCase("accounts") && name.getNumberOfElements() > OPTION_OF_ACCOUNT) {
            OptionNames.ofAccount().check(name.getElement(OPTION_OF_ACCOUNT, Form.ORIGINAL), property);
        } else if (option.equalsIgnoreCase("configuration") && name.getNumberOfElements() > OPTION + 1) {
            OptionNames.ofComponent().check(name.getElement(OPTION + 1, Form.ORIGINAL), property);
        }
    }
}
