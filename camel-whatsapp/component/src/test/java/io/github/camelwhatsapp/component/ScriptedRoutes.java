package io.github.camelwhatsapp.component;

import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.delivery.DeliveryStatistics;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A CamelContext whose account {@code support} meets a scripted server. */
abstract class ScriptedRoutes {
    static final String SUPPORT = "support";
    static final String OWN_NUMBER = "34600000100";

    protected CamelContext context;
    protected ScriptedServer server;

    @BeforeEach
    void prepare() {
        ScriptedGeneration.reset();
        server = ScriptedGeneration.server(SUPPORT);
        context = new DefaultCamelContext();
        WhatsAppComponent component = new WhatsAppComponent();
        component.addAccount(SUPPORT, account());
        context.addComponent(WhatsAppConstants.SCHEME, component);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    static WhatsAppAccount account() {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setGeneration(ScriptedGeneration.NAME);
        account.setPhoneNumber("+" + OWN_NUMBER);
        account.setStore(WhatsAppAccount.Storage.MEMORY);
        account.setPacing(WhatsAppAccount.Pace.OFF);
        account.setReconnectDelay(Duration.ofMillis(5));
        account.setMaximumReconnectDelay(Duration.ofMillis(5));
        return account;
    }

    /** Starts the routes and waits until the account is online. */
    void start(RoutesBuilder... routes) throws Exception {
        for (RoutesBuilder builder : routes) {
            context.addRoutes(builder);
        }
        context.start();
        await().until(() -> client().status().isOnline());
    }

    WhatsAppClient client() {
        return WhatsAppAccounts.of(context).client(SUPPORT).orElseThrow();
    }

    DeliveryStatistics statistics() {
        return client().statistics()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    void awaitSettled() {
        await().until(() -> statistics().inbox() == 0);
    }

    MockEndpoint mock(String name) {
        return context.getEndpoint("mock:" + name, MockEndpoint.class);
    }
}
