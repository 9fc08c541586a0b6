package io.github.camelwhatsapp.starter;

import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The meters of the accounts, where Micrometer is present. Accounts that are added at run time have none. */
@AutoConfiguration(after = WhatsAppAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(WhatsAppProperties.class)
public class WhatsAppMetricsConfiguration {
    /** Shows the accounts of the properties and those that are beans. */
    @Bean
    MeterBinder whatsAppAccountMeters(CamelContext camel, WhatsAppProperties properties, ListableBeanFactory beans) {
        Set<String> names = new TreeSet<>(Set.of(beans.getBeanNamesForType(WhatsAppAccount.class)));
        if (properties.getAccounts() != null) {
            names.addAll(properties.getAccounts().keySet());
        }
        return new AccountMeters(camel, names);
    }
}
