package io.github.camelwhatsapp.starter;

import io.github.camelwhatsapp.component.MediaMode;
import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.component.WhatsAppConfiguration;
import io.github.camelwhatsapp.delivery.SendOptions.CompleteOn;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The options of the component, by the names that they have there. What is not set keeps the default of the component. */
@ConfigurationProperties(prefix = "camel.component.whatsapp-web")
public class WhatsAppProperties extends ComponentConfigurationPropertiesCommon {
    /** Whether the component is configured from these properties. It is by default. */
    private @Nullable Boolean enabled;

    /** The accounts by name: accounts.support.phone-number and so on, accounts[a.b] for a name with dots. */
    private @Nullable Map<String, WhatsAppAccount> accounts;

    /** What endpoints use unless their URI says otherwise. */
    private @Nullable WhatsAppConfiguration configuration;

    /**
     * Whether what goes wrong outside of exchanges, such as a parked event, is handed to the error handler of
     * the route.
     */
    private @Nullable Boolean bridgeErrorHandler;

    /**
     * A directory for media that are too large for the JSON form of a message: the form then holds the name of a
     * file there. Whoever reads the form needs the same directory.
     */
    private @Nullable String bridgeMediaDirectory;

    /**
     * Bytes up to which the JSON form of a message holds a medium itself; 0 to 10485760. A larger one goes into
     * bridgeMediaDirectory.
     */
    private @Nullable Integer bridgeMediaLimit;

    /**
     * How long a file stays in bridgeMediaDirectory. Given as 7d, 12h or milliseconds; above 0.
     */
    private @Nullable Duration bridgeMediaRetention;

    /**
     * Which events to consume, separated by commas: families (message, receipt, presence, chatState, group,
     * contact, call, account, linking, connection, encryption, ownAction, unknown) or single events by their record's
     * name (messageReceived, receiptReceived...).
     */
    private @Nullable String events;

    /**
     * Whether messages from the history that a phone hands to a new device are consumed. This version does not read that history yet, so there
     * are none.
     */
    private @Nullable Boolean history;

    /**
     * Whether the sender is told that their message was read (blue ticks) once the route is done with it.
     */
    private @Nullable Boolean markRead;

    /**
     * When the bytes of incoming pictures, films, sounds and documents are fetched: lazy, when the route first
     * reads the body; eager, before the route begins; or none.
     */
    private @Nullable MediaMode media;

    /**
     * How many failures, the first included, make an event parked: it no longer holds up its chat, and waits
     * to be replayed or dropped over JMX. 1 or more.
     */
    private @Nullable Integer maximumDeliveries;

    /**
     * The longest pause between two offers of an event. Given as 1s, 2m or milliseconds; not below
     * redeliveryDelay.
     */
    private @Nullable Duration maximumRedeliveryDelay;

    /** How many events may be with the route at a time; of one chat it is always one. 1 or more. */
    private @Nullable Integer maxInflight;

    /**
     * Whether messages that the account itself sent, from another device, are consumed. Off, so that a route
     * cannot answer itself.
     */
    private @Nullable Boolean ownMessages;

    /**
     * The pause before an event that the route failed to handle is offered again; doubles with each further
     * failure. Given as 1s, 2m or milliseconds; above 0.
     */
    private @Nullable Duration redeliveryDelay;

    /** Whether status posts, which people show to all their contacts, are consumed. */
    private @Nullable Boolean status;

    /**
     * How many threads begin exchanges: as many routes without asynchronous steps run side by side. 1 or more.
     */
    private @Nullable Integer consumerThreads;

    /**
     * When a send counts as done: when the server has acknowledged it (ack), or when it is durable in the
     * outbox (stored).
     */
    private @Nullable CompleteOn completeOn;

    /**
     * A second send with the same key within 24 hours makes no second message; it ends as the first one did.
     * The header CamelWhatsAppIdempotencyKey wins.
     */
    private @Nullable String idempotencyKey;

    /** Whether producers start with their first message instead of with the route. */
    private @Nullable Boolean lazyStartProducer;

    /**
     * What to do, such as sendMessage, markRead or createGroup; the component's page lists all. The header
     * CamelWhatsAppOperation wins. Without both, the body's type decides: a text is sent as a message.
     */
    private @Nullable String operation;

    /**
     * How long a send may take. One that was not written by then is withdrawn and fails; one that was written
     * is in doubt and fails with SendPendingException. Given as 30s, 2m or milliseconds; above 0.
     */
    private @Nullable Duration sendTimeout;

    /**
     * The recipient: a phone number with its country code (34123456789), a group id (34123456789-1400000000)
     * or a JID. The header CamelWhatsAppTo wins. Without both, the answer goes to the chat that the message
     * came from.
     */
    private @Nullable String to;

    /**
     * Whether a route starts only once its account is online: with true, the start fails with the cause when the
     * account does not get online within its connectTimeout and loginTimeout together. Otherwise the route starts,
     * and being offline is shown by events and health.
     */
    private @Nullable Boolean testConnectionOnStartup;

    /** Whether options that are marked for it are set from a single bean of their type. */
    private @Nullable Boolean autowiredEnabled;

    /** Whether health checks of consumers are on. */
    private @Nullable Boolean healthCheckConsumerEnabled;

    /** Whether health checks of producers are on. */
    private @Nullable Boolean healthCheckProducerEnabled;

    public @Nullable Boolean getEnabled() {
        return enabled;
    }

    public void setEnabled(Boolean enabled) {
        this.enabled = enabled;
    }

    public @Nullable Map<String, WhatsAppAccount> getAccounts() {
        return accounts;
    }

    public void setAccounts(Map<String, WhatsAppAccount> accounts) {
        this.accounts = accounts;
    }

    public @Nullable WhatsAppConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(WhatsAppConfiguration configuration) {
        this.configuration = configuration;
    }

    public @Nullable Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public @Nullable String getBridgeMediaDirectory() {
        return bridgeMediaDirectory;
    }

    public void setBridgeMediaDirectory(@Nullable String bridgeMediaDirectory) {
        this.bridgeMediaDirectory = bridgeMediaDirectory;
    }

    public @Nullable Integer getBridgeMediaLimit() {
        return bridgeMediaLimit;
    }

    public void setBridgeMediaLimit(@Nullable Integer bridgeMediaLimit) {
        this.bridgeMediaLimit = bridgeMediaLimit;
    }

    public @Nullable Duration getBridgeMediaRetention() {
        return bridgeMediaRetention;
    }

    public void setBridgeMediaRetention(@Nullable Duration bridgeMediaRetention) {
        this.bridgeMediaRetention = bridgeMediaRetention;
    }

    public @Nullable String getEvents() {
        return events;
    }

    public void setEvents(String events) {
        this.events = events;
    }

    public @Nullable Boolean getHistory() {
        return history;
    }

    public void setHistory(Boolean history) {
        this.history = history;
    }

    public @Nullable Boolean getMarkRead() {
        return markRead;
    }

    public void setMarkRead(Boolean markRead) {
        this.markRead = markRead;
    }

    public @Nullable MediaMode getMedia() {
        return media;
    }

    public void setMedia(MediaMode media) {
        this.media = media;
    }

    public @Nullable Integer getMaximumDeliveries() {
        return maximumDeliveries;
    }

    public void setMaximumDeliveries(Integer maximumDeliveries) {
        this.maximumDeliveries = maximumDeliveries;
    }

    public @Nullable Duration getMaximumRedeliveryDelay() {
        return maximumRedeliveryDelay;
    }

    public void setMaximumRedeliveryDelay(Duration maximumRedeliveryDelay) {
        this.maximumRedeliveryDelay = maximumRedeliveryDelay;
    }

    public @Nullable Integer getMaxInflight() {
        return maxInflight;
    }

    public void setMaxInflight(Integer maxInflight) {
        this.maxInflight = maxInflight;
    }

    public @Nullable Boolean getOwnMessages() {
        return ownMessages;
    }

    public void setOwnMessages(Boolean ownMessages) {
        this.ownMessages = ownMessages;
    }

    public @Nullable Duration getRedeliveryDelay() {
        return redeliveryDelay;
    }

    public void setRedeliveryDelay(Duration redeliveryDelay) {
        this.redeliveryDelay = redeliveryDelay;
    }

    public @Nullable Boolean getStatus() {
        return status;
    }

    public void setStatus(Boolean status) {
        this.status = status;
    }

    public @Nullable Integer getConsumerThreads() {
        return consumerThreads;
    }

    public void setConsumerThreads(Integer consumerThreads) {
        this.consumerThreads = consumerThreads;
    }

    public @Nullable CompleteOn getCompleteOn() {
        return completeOn;
    }

    public void setCompleteOn(CompleteOn completeOn) {
        this.completeOn = completeOn;
    }

    public @Nullable String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public @Nullable Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public @Nullable String getOperation() {
        return operation;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }

    public @Nullable Duration getSendTimeout() {
        return sendTimeout;
    }

    public void setSendTimeout(Duration sendTimeout) {
        this.sendTimeout = sendTimeout;
    }

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public @Nullable Boolean getTestConnectionOnStartup() {
        return testConnectionOnStartup;
    }

    public void setTestConnectionOnStartup(Boolean testConnectionOnStartup) {
        this.testConnectionOnStartup = testConnectionOnStartup;
    }

    public @Nullable Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public @Nullable Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public @Nullable Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }
}
