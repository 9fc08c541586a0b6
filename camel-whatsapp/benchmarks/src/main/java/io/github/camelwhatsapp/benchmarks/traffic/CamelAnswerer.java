package io.github.camelwhatsapp.benchmarks.traffic;

import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.component.WhatsAppComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A route from an account to the same account. */
final class CamelAnswerer implements Answerer {
    private static final String ENDPOINT = "whatsapp-web:" + NAME;

    private final CamelContext context;

    private CamelAnswerer(CamelContext context) {
        this.context = context;
    }

    static Answerer start(Terms terms) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("whatsapp-web", new WhatsAppComponent(context).addAccount(NAME, account(terms)));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ENDPOINT).routeId("answer").to(ENDPOINT);
            }
        });
        context.start();
        return new CamelAnswerer(context);
    }

    private static WhatsAppAccount account(Terms terms) {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setGeneration("classic");
        account.setPhoneNumber(terms.number());
        account.setPassword(terms.password());
        account.setServers(terms.server().toString());
        account.setPacing(WhatsAppAccount.Pace.OFF);
        if (terms.store().isPresent()) {
            account.setStorePath(terms.store().get().toString());
        } else {
            account.setStore(WhatsAppAccount.Storage.MEMORY);
        }
        return account;
    }

    @Override
    public void close() {
        context.stop();
    }
}
