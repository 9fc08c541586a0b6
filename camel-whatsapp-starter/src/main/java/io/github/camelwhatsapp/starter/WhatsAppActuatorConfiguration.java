package io.github.camelwhatsapp.starter;

import org.apache.camel.CamelContext;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The Actuator endpoint, where Actuator is present. */
@AutoConfiguration(after = WhatsAppAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
public class WhatsAppActuatorConfiguration {
    /** Shows the accounts. */
    @Bean
    @ConditionalOnAvailableEndpoint
    WhatsAppAccountsEndpoint whatsAppAccountsEndpoint(CamelContext camel) {
        return new WhatsAppAccountsEndpoint(camel);
    }
}
