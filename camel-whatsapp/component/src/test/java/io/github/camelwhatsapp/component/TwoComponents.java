package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;

/** Run by {@link ClassPathOrderTest} in a class loader of its own: which component each name stands for, and that each works. */
final class TwoComponents {
    private TwoComponents() {}

    /** The classes behind {@code whatsapp-web}, {@code whatsapp}, and a bean of Apache's class under a name of its own. */
    static List<String> seen() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Class<?> apache = Class.forName("org.apache.camel.component.whatsapp.WhatsAppComponent");
            Component cloud = (Component) apache.getConstructor().newInstance();
            context.addComponent("whatsapp-cloud", cloud);
            context.getRegistry().bind("support", account());
            context.start();
            WhatsAppEndpoint endpoint =
                    context.getEndpoint("whatsapp-web:support?maxInflight=3&markRead=true", WhatsAppEndpoint.class);
            assertThat(endpoint.getConfiguration().getMaxInflight()).isEqualTo(3);
            Endpoint other = context.getEndpoint("whatsapp-cloud:123?authorizationToken=x&apiVersion=v20.0");
            assertThat(other.getClass().getName()).startsWith("org.apache.camel.component.whatsapp.");
            return List.of(name(context, "whatsapp-web"), name(context, "whatsapp"), name(context, "whatsapp-cloud"));
        }
    }

    private static WhatsAppAccount account() {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setGeneration(ScriptedGeneration.NAME);
        account.setPhoneNumber("34600000100");
        account.setStore(WhatsAppAccount.Storage.MEMORY);
        return account;
    }

    private static String name(CamelContext context, String scheme) {
        return context.getComponent(scheme).getClass().getName();
    }
}
