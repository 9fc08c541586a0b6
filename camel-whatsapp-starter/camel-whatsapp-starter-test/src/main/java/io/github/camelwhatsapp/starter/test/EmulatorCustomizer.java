package io.github.camelwhatsapp.starter.test;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Starts the emulator of an application context and sets the properties of its accounts. Equal ones share a context.
 *
 * @param accounts those to point at the emulator; empty for all
 * @param link whether linked devices are linked at the start
 */
record EmulatorCustomizer(Set<String> accounts, boolean link) implements ContextCustomizer {
    private static final String ACCOUNTS = "camel.component.whatsapp-web.accounts";

    /** How Spring calls what a test sets: with annotations, and in methods. */
    private static final Set<String> OF_THE_TEST =
            Set.of(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME, "Dynamic Test Properties");

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
        BeanDefinitionRegistry beans = (BeanDefinitionRegistry) context.getBeanFactory();
        RootBeanDefinition bean = new RootBeanDefinition(WhatsAppEmulator.class, () -> emulator);
        bean.setDestroyMethodName("close");
        beans.registerBeanDefinition("whatsAppEmulator", bean);

        Map<String, EmulatedAccountProperties> found = accounts(context.getEnvironment());
        Map<String, Object> properties = new TreeMap<>();
        found.forEach((name, account) -> account.addTo(properties, ACCOUNTS + "[" + name + "].", emulator));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("whatsAppEmulator", properties));
        if (link) {
            Map<String, String> numbers = new TreeMap<>();
            found.forEach((name, account) -> account.linkedNumber().ifPresent(number -> numbers.put(name, number)));
            beans.registerBeanDefinition(
                    "whatsAppLinks",
                    new RootBeanDefinition(AccountLinks.class, () -> new AccountLinks(context, emulator, numbers)));
        }
    }

    private Map<String, EmulatedAccountProperties> accounts(ConfigurableEnvironment environment) {
        Map<String, EmulatedAccountProperties> found = new TreeMap<>();
        Map<String, Object> configured = new TreeMap<>(bound(Binder.get(environment)));
        Map<String, Object> ofTheTest =
                bound(new Binder(ConfigurationPropertySources.from(environment.getPropertySources().stream()
                        .filter(source -> OF_THE_TEST.contains(source.getName()))
                        .toList())));
        accounts.forEach(name -> configured.putIfAbsent(name, Map.of()));
        configured.forEach((name, options) -> {
            if (accounts.isEmpty() || accounts.contains(name)) {
                found.put(
                        name,
                        EmulatedAccountProperties.of(options, ofTheTest.getOrDefault(name, Map.of()), found.size()));
            }
        });
        return found;
    }

    private static Map<String, Object> bound(Binder binder) {
        return binder.bind(ACCOUNTS, Bindable.mapOf(String.class, Object.class)).orElse(Map.of());
    }
}
