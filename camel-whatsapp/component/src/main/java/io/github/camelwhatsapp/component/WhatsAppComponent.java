package io.github.camelwhatsapp.component;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.jspecify.annotations.Nullable;

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
                    "The accounts by name, each a WhatsAppAccount: in properties, accounts is followed by the name in"
                            + " brackets, a dot and the option. An account may also be a bean of that type in the"
                            + " registry, with its name as id.")
    private Map<String, WhatsAppAccount> accounts = new LinkedHashMap<>();

    @Metadata(
            label = "advanced",
            defaultValue = "524288",
            description =
                    "Bytes up to which the JSON form of a message (transformDataType whatsapp-web:application-json)"
                            + " holds a medium itself; 0 to 10485760. A larger one goes into bridgeMediaDirectory.")
    private int bridgeMediaLimit = 524_288;

    @Metadata(
            label = "advanced",
            description =
                    "A directory for media that are too large for the JSON form of a message: the form then holds the"
                            + " name of a file there. Whoever reads the form needs the same directory. Without it, a"
                            + " medium that came stays at the server until the form is read, and one that is to be sent is"
                            + " refused.")
    private @Nullable String bridgeMediaDirectory;

    @Metadata(
            label = "advanced",
            defaultValue = "7d",
            javaType = "java.time.Duration",
            description = "How long a file stays in bridgeMediaDirectory. Given as 7d, 12h or milliseconds; above 0.")
    private Duration bridgeMediaRetention = Duration.ofDays(7);

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

    /**
     * Adds an account, or replaces what was said of it, for programs that configure in Java; also while the CamelContext runs. An account
     * that is in use stays as it is until its last route has stopped.
     *
     * @throws IllegalArgumentException if the component is started and an option of the account is wrong
     */
    public WhatsAppComponent addAccount(String name, WhatsAppAccount account) {
        accounts.put(name, account);
        redefine();
        return this;
    }

    /**
     * Takes an account away; also while the CamelContext runs. Stop its routes first: it is closed a minute after the last of them. What it
     * has stored stays, and is there again if an account of this name is.
     */
    public void removeAccount(String name) {
        accounts.remove(name);
        redefine();
    }

    private void redefine() {
        if (isStarted()) {
            defineAccounts();
        }
    }

    public int getBridgeMediaLimit() {
        return bridgeMediaLimit;
    }

    public void setBridgeMediaLimit(int bridgeMediaLimit) {
        this.bridgeMediaLimit = bridgeMediaLimit;
    }

    public @Nullable String getBridgeMediaDirectory() {
        return bridgeMediaDirectory;
    }

    public void setBridgeMediaDirectory(@Nullable String bridgeMediaDirectory) {
        this.bridgeMediaDirectory = bridgeMediaDirectory;
    }

    public Duration getBridgeMediaRetention() {
        return bridgeMediaRetention;
    }

    public void setBridgeMediaRetention(Duration bridgeMediaRetention) {
        this.bridgeMediaRetention = bridgeMediaRetention;
    }

    /** How media get into the JSON form and out of it. */
    MediaBridge mediaBridge() {
        return new MediaBridge(
                bridgeMediaLimit,
                Optional.ofNullable(bridgeMediaDirectory)
                        .map(directory -> new MediaShelf(
                                Path.of(directory),
                                bridgeMediaRetention,
                                WhatsAppAccounts.of(getCamelContext()).time())));
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
        checkBridge();
        defineAccounts();
    }

    /** The accounts of the CamelContext, after it has heard of ours. */
    WhatsAppAccounts defineAccounts() {
        accounts.forEach(WhatsAppComponent::checkType);
        WhatsAppAccounts all = WhatsAppAccounts.of(getCamelContext());
        all.definitions().define(this, accounts);
        return all;
    }

    private void checkBridge() {
        if (bridgeMediaLimit < 0 || bridgeMediaLimit > MediaBridge.HIGHEST_LIMIT) {
            throw new IllegalArgumentException("bridgeMediaLimit is " + bridgeMediaLimit + ": expected are bytes, 0 to "
                    + MediaBridge.HIGHEST_LIMIT);
        }
        if (bridgeMediaRetention.isZero() || bridgeMediaRetention.isNegative()) {
            throw new IllegalArgumentException("bridgeMediaRetention is " + bridgeMediaRetention
                    + ": expected is a duration above 0, such as 7d, 12h or milliseconds");
        }
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
