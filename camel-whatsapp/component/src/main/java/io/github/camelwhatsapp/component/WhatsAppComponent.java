package io.github.camelwhatsapp.component;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/**
 * The component {@code whatsapp-web:}, also known as {@code whatsapp:}. A CamelContext has one of these for each of the two names that
 * it uses; the accounts are the CamelContext's, and serve both.
 */
@Component("whatsapp-web,whatsapp")
public class WhatsAppComponent extends HealthCheckComponent {
    @Metadata(description = "What endpoints use unless their URI says otherwise.")
    private WhatsAppConfiguration configuration = new WhatsAppConfiguration();

    @Metadata(
            label = "common",
            description =
                    "The accounts by name, as accounts[name].option; each is a WhatsAppAccount. An account may also be"
                            + " a bean of that type in the registry, with its name as id.")
    private Map<String, WhatsAppAccount> accounts = new LinkedHashMap<>();

    /** For Camel. */
    public WhatsAppComponent() {}

    /** For programs that make the component themselves. */
    public WhatsAppComponent(CamelContext context) {
        super(context);
    }

    public WhatsAppConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(WhatsAppConfiguration configuration) {
        this.configuration = configuration;
    }

    public Map<String, WhatsAppAccount> getAccounts() {
        return accounts;
    }

    public void setAccounts(Map<String, WhatsAppAccount> accounts) {
        this.accounts = accounts;
    }

    /** Adds an account, for programs that configure in Java. */
    public WhatsAppComponent addAccount(String name, WhatsAppAccount account) {
        accounts.put(name, account);
        return this;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining == null || remaining.isBlank()) {
            throw new IllegalArgumentException(
                    "The URI names no account: expected is whatsapp-web:account, such as whatsapp-web:support");
        }
        EndpointOptions.checkGiven(remaining, parameters, getCamelContext().getTypeConverter());
        WhatsAppEndpoint endpoint = new WhatsAppEndpoint(uri, this, remaining, configuration.copy());
        setProperties(endpoint, parameters);
        EndpointOptions.check(endpoint.getConfiguration());
        return endpoint;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        GivenProperties.of(getCamelContext()).check();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        defineAccounts();
    }

    /** The accounts of the CamelContext, after it has heard of ours. */
    WhatsAppAccounts defineAccounts() {
        accounts.forEach(WhatsAppComponent::checkType);
        WhatsAppAccounts all = WhatsAppAccounts.of(getCamelContext());
        all.definitions().define(this, accounts);
        return all;
    }

    /** A map that something bound by reflection may hold anything. */
    private static void checkType(String name, Object account) {
        if (!(account instanceof WhatsAppAccount)) {
            throw new IllegalArgumentException(
                    "The account '" + name + "' is a " + account.getClass().getName()
                            + ", expected is a WhatsAppAccount. In properties, its options stand as"
                            + " camel.component.whatsapp-web.accounts[name].option, with brackets around the name");
        }
    }
}
