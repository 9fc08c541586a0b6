package io.github.camelwhatsapp.component;

import java.util.Map;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** Receive and send WhatsApp messages as the app itself does, without the Business Cloud API. */
@ManagedResource(description = "Managed WhatsApp endpoint")
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "whatsapp-web,whatsapp",
        title = "WhatsApp Web,WhatsApp",
        syntax = "whatsapp-web:account",
        category = {Category.CHAT, Category.SOCIAL},
        headersClass = WhatsAppConstants.class)
public class WhatsAppEndpoint extends DefaultEndpoint
        implements AsyncEndpoint, MultipleConsumersSupport, EndpointServiceLocation {
    @UriPath
    @Metadata(required = true, description = "The name of the account, as it is configured on the component.")
    private final String account;

    @UriParam
    private final WhatsAppConfiguration configuration;

    private final AccountView view;
    private @Nullable WhatsAppAccounts accounts;

    /** An endpoint of this account; made by the component. */
    public WhatsAppEndpoint(
            String uri, WhatsAppComponent component, String account, WhatsAppConfiguration configuration) {
        super(uri, component);
        this.account = account;
        this.configuration = configuration;
        view = new AccountView(() -> accounts().client(account));
    }

    public String getAccount() {
        return account;
    }

    public WhatsAppConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public WhatsAppComponent getComponent() {
        return (WhatsAppComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() {
        return new WhatsAppProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        WhatsAppConsumer consumer = new WhatsAppConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    @Override
    public String getServiceUrl() {
        return accounts().definitions().named(account).settings().servers().stream()
                .map(Object::toString)
                .findFirst()
                .orElse(WhatsAppConstants.SHORT_SCHEME);
    }

    @Override
    public String getServiceProtocol() {
        return WhatsAppConstants.SHORT_SCHEME;
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("account", account);
    }

    /** How far the connection has come. */
    @ManagedAttribute(description = "State of the account's connection")
    public String getConnectionState() {
        return view.state();
    }

    /** Why it is in this state. */
    @ManagedAttribute(description = "Why the connection is in this state")
    public String getConnectionCause() {
        return view.cause();
    }

    /** Since when, in ISO 8601. */
    @ManagedAttribute(description = "Since when the connection is in this state")
    public String getConnectionSince() {
        return view.since();
    }

    /** How many times a connection was opened after the first one. */
    @ManagedAttribute(description = "How many times the account has reconnected")
    public long getReconnects() {
        return view.reconnects();
    }

    /** When a request was last answered, in ISO 8601: the connection worked then. */
    @ManagedAttribute(description = "When the server last answered a request, which proves that the connection works")
    public String getLastProof() {
        return view.lastProof();
    }

    /** Durable events that are not settled by all their routes. */
    @ManagedAttribute(description = "Events in the inbox that are not settled by all their routes")
    public long getInboxDepth() {
        return view.statistics().inbox();
    }

    /** Deliveries that are with routes now. */
    @ManagedAttribute(description = "Events that are with routes now")
    public int getInboxInflight() {
        return view.statistics().inflight();
    }

    /** When the oldest event that is not settled came; empty when there is none. */
    @ManagedAttribute(description = "When the oldest event that is not settled came")
    public String getInboxOldest() {
        return view.statistics().oldest().map(Object::toString).orElse("");
    }

    /** Since when the longest of the events that are with routes has been there; empty when there is none. */
    @ManagedAttribute(description = "Since when the longest of the events that are with routes has been there")
    public String getInboxOldestInflight() {
        return view.statistics().oldestInflight().map(Object::toString).orElse("");
    }

    /** What the server does not have yet. */
    @ManagedAttribute(description = "Messages and receipts that the server does not have yet")
    public long getOutboxDepth() {
        return view.statistics().outbox().waiting();
    }

    /** Of those, how many wait for nothing but the account's pace. */
    @ManagedAttribute(description = "Messages that wait for nothing but the account's pace")
    public long getOutboxPaced() {
        return view.statistics().outbox().paced();
    }

    /** When the oldest of what waits to be sent was queued; empty when there is none. */
    @ManagedAttribute(description = "When the oldest of what the server does not have yet was queued")
    public String getOutboxOldest() {
        return view.statistics().outbox().oldest().map(Object::toString).orElse("");
    }

    /** Deliveries that failed too often. */
    @ManagedAttribute(description = "Events that failed too often and wait for a person")
    public long getParked() {
        return view.statistics().parked();
    }

    /** Events that no route wanted. */
    @ManagedAttribute(description = "Events that no route wanted")
    public long getUnconsumed() {
        return view.statistics().unconsumed();
    }

    /** Begins to link the account; answers with the first QR code, drawn for a terminal. */
    @ManagedOperation(
            description = "Link the account: the first QR code, drawn with characters; the next come as events")
    public String linkByQr() {
        return view.linkByQr();
    }

    /** Begins to link the account; answers with the code to type on the phone of this number. */
    @ManagedOperation(description = "Link the account: the code to type on the phone of this number")
    public String linkByCode(String phone) {
        return view.linkByCode(phone);
    }

    /** Ends an attempt to link. */
    @ManagedOperation(description = "End an attempt to link")
    public void cancelLinking() {
        view.cancelLinking();
    }

    /** Forgets a device that the server logged out. */
    @ManagedOperation(description = "Confirm that the server logged this device out, and forget it")
    public void confirmLogOut() {
        view.confirmLogOut();
    }

    /** Tries the login of a device that the server logged out once more. */
    @ManagedOperation(description = "Try the login of a device that the server logged out once more")
    public void restoreLogin() {
        view.restoreLogin();
    }

    /** Unlinks this device. */
    @ManagedOperation(description = "Unlink this device and forget its keys")
    public void logOut() {
        view.logOut();
    }

    /** The parked deliveries, the oldest first: a line for each with its number, route, event, chat and reason. */
    @ManagedOperation(description = "List parked events, the oldest first: number, route, event, chat, reason")
    public String listParked(int limit) {
        return view.listParked(limit);
    }

    /** Offers a parked delivery again. */
    @ManagedOperation(description = "Offer a parked event to its route again; true if there was one")
    public boolean replayParked(long number, String routeId) {
        return view.replay(number, routeId);
    }

    /** Gives a parked delivery up. */
    @ManagedOperation(description = "Drop a parked event for good; true if there was one")
    public boolean dropParked(long number, String routeId) {
        return view.drop(number, routeId);
    }

    /** Connects again after a failure that was mended, or at once instead of after the pause. */
    @ManagedOperation(description = "Connect again now")
    public void reconnect() {
        view.reconnect();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        accounts = getComponent().defineAccounts();
        accounts.definitions().named(account);
    }

    /** The accounts of the CamelContext. */
    WhatsAppAccounts accounts() {
        WhatsAppAccounts known = accounts;
        return known != null ? known : WhatsAppAccounts.of(getCamelContext());
    }
}
