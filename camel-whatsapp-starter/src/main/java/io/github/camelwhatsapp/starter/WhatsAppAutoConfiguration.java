package io.github.camelwhatsapp.starter;

import io.github.camelwhatsapp.component.OptionException;
import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.component.WhatsAppComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Hands the properties {@code camel.component.whatsapp-web.*} to the component, under both of its names. Switched off with
 * {@code camel.component.whatsapp-web.enabled=false}.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@EnableConfigurationProperties({
    ComponentConfigurationProperties.class,
    WhatsAppProperties.class,
    WhatsAppSslProperties.class
})
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.whatsapp-web"})
public class WhatsAppAutoConfiguration {
    /** Refuses properties of no option, before anything is made of the others. */
    public WhatsAppAutoConfiguration(ConfigurableEnvironment environment) {
        GivenProperties.check(environment);
    }

    /** Ends routes in the time that the application has to stop. */
    @Bean
    CamelContextConfiguration whatsAppShutdownTime(Environment environment) {
        return new ShutdownTime(environment);
    }

    /** Configures each instance of the component before it starts. */
    @Lazy
    @Bean
    ComponentCustomizer configureWhatsAppComponent(
            ApplicationContext application,
            CamelContext camel,
            WhatsAppProperties properties,
            WhatsAppSslProperties ssl,
            ObjectProvider<SslBundles> bundles) {
        return new Customizer(application, camel, properties, ssl, bundles);
    }

    private record Customizer(
            ApplicationContext application,
            CamelContext camel,
            WhatsAppProperties properties,
            WhatsAppSslProperties ssl,
            ObjectProvider<SslBundles> bundles)
            implements ComponentCustomizer {
        @Override
        public void configure(String name, Component target) {
            ssl.getSslBundles().forEach(this::trust);
            CamelPropertiesHelper.copyProperties(camel, properties, target);
        }

        private void trust(String account, String bundle) {
            WhatsAppAccount options = properties.getAccounts() == null
                    ? null
                    : properties.getAccounts().get(account);
            if (options == null) {
                throw new OptionException("camel.component.whatsapp-web.ssl-bundles names the account '" + account
                        + "', but no account of this name is among camel.component.whatsapp-web.accounts");
            }
            options.setTrustedCertificates(BundledTrust.pem(bundles.getObject().getBundle(bundle), account, bundle));
        }

        @Override
        public boolean isEnabled(String name, Component target) {
            return target instanceof WhatsAppComponent
                    && HierarchicalPropertiesEvaluator.evaluate(
                            application, "camel.component.customizer", "camel.component.whatsapp-web.customizer");
        }
    }
}
