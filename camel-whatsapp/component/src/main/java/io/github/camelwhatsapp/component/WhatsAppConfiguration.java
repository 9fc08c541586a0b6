package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.delivery.SendOptions.CompleteOn;
import java.time.Duration;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * The options of an endpoint, each described at its field. What belongs to the account itself stands in {@link WhatsAppAccount}.
 */
@UriParams
public class WhatsAppConfiguration implements Cloneable {
    @UriParam(label = "producer")
    @Metadata(
            description = "The recipient: a phone number with its country code (34123456789), a group id"
                    + " (34123456789-1400000000) or a JID. The header CamelWhatsAppTo wins. Without both, the answer goes"
                    + " to the chat that the message came from.")
    private @Nullable String to;

    @UriParam(label = "producer")
    @Metadata(
            description = "What to do, by the name of an operation, such as sendMessage, markRead, createGroup or"
                    + " syncContacts; the component's page lists them all. Dangerous ones, such as changeNumber, are done"
                    + " by this option only; otherwise the header CamelWhatsAppOperation wins. Without both, the body's"
                    + " type decides: a text is sent as a message.")
    private @Nullable String operation;

    @UriParam(label = "producer")
    @Metadata(
            description =
                    "A second send with the same key within 24 hours makes no second message; it ends as the first"
                            + " one did. The header CamelWhatsAppIdempotencyKey wins.")
    private @Nullable String idempotencyKey;

    @UriParam(label = "producer", defaultValue = "ACK")
    @Metadata(
            description =
                    "When a send counts as done: when the server has acknowledged it (ack), or when it is durable in"
                            + " the outbox (stored).")
    private CompleteOn completeOn = CompleteOn.ACK;

    @UriParam(label = "producer", defaultValue = "30s", javaType = "java.time.Duration")
    @Metadata(
            description =
                    "How long a send may take. One that was not written by then is withdrawn and fails; one that was"
                            + " written is in doubt and fails with SendPendingException. Given as 30s, 2m or milliseconds;"
                            + " above 0.")
    private Duration sendTimeout = Duration.ofSeconds(30);

    @UriParam(label = "consumer", defaultValue = "message")
    @Metadata(
            description =
                    "Which events to consume, separated by commas: families (message, receipt, presence, chatState,"
                            + " group, contact, call, account, linking, connection, encryption, ownAction, unknown)"
                            + " or single events by their record's name (messageReceived, receiptReceived...).")
    private String events = "message";

    @UriParam(label = "consumer", defaultValue = "false")
    @Metadata(
            description =
                    "Whether messages that the account itself sent, from another device, are consumed. Off, so that a"
                            + " route cannot answer itself.")
    private boolean ownMessages;

    @UriParam(label = "consumer", defaultValue = "false")
    @Metadata(description = "Whether status posts, which people show to all their contacts, are consumed.")
    private boolean status;

    @UriParam(label = "consumer", defaultValue = "false")
    @Metadata(
            description =
                    "Whether messages from the history that a phone hands to a new device are consumed. This version"
                            + " does not read that history yet, so there are none.")
    private boolean history;

    @UriParam(label = "consumer", defaultValue = "false")
    @Metadata(
            description =
                    "Whether the sender is told that their message was read (blue ticks) once the route is done with"
                            + " it.")
    private boolean markRead;

    @UriParam(label = "consumer", defaultValue = "LAZY")
    @Metadata(
            description = "When the bytes of incoming pictures, films, sounds and documents are fetched: lazy, when the"
                    + " route first reads the body; eager, before the route gets the message; none, never, the"
                    + " body is the event.")
    private MediaMode media = MediaMode.LAZY;

    @UriParam(label = "consumer", defaultValue = "100")
    @Metadata(description = "How many events may be with the route at a time; of one chat it is always one. 1 or more.")
    private int maxInflight = 100;

    @UriParam(label = "consumer,advanced", defaultValue = "10")
    @Metadata(
            description =
                    "How many threads begin exchanges: as many routes without asynchronous steps run side by side. 1 or"
                            + " more.")
    private int consumerThreads = 10;

    @UriParam(label = "consumer", defaultValue = "1s", javaType = "java.time.Duration")
    @Metadata(
            description =
                    "The pause before an event that the route failed to handle is offered again; doubles with each"
                            + " further failure. Given as 1s, 2m or milliseconds; above 0.")
    private Duration redeliveryDelay = Duration.ofSeconds(1);

    @UriParam(label = "consumer", defaultValue = "1m", javaType = "java.time.Duration")
    @Metadata(
            description = "The longest pause between two offers of an event. Given as 1s, 2m or milliseconds; not below"
                    + " redeliveryDelay.")
    private Duration maximumRedeliveryDelay = Duration.ofMinutes(1);

    @UriParam(label = "consumer", defaultValue = "5")
    @Metadata(
            description =
                    "How many failures, the first included, make an event parked: it no longer holds up its chat, and"
                            + " waits to be replayed or dropped over JMX. 1 or more.")
    private int maximumDeliveries = 5;

    @UriParam(label = "advanced", defaultValue = "false")
    @Metadata(
            description =
                    "Whether a route starts only once its account is online: with true, the start fails with the cause"
                            + " when the account does not get online within its connectTimeout and loginTimeout together."
                            + " Otherwise the route starts, and being offline is shown by events and health.")
    private boolean testConnectionOnStartup;

    /** A copy that can be changed on its own. */
    public WhatsAppConfiguration copy() {
        try {
            return (WhatsAppConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to;
    }

    public @Nullable String getOperation() {
        return operation;
    }

    public void setOperation(@Nullable String operation) {
        this.operation = operation;
    }

    public @Nullable String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(@Nullable String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public CompleteOn getCompleteOn() {
        return completeOn;
    }

    public void setCompleteOn(CompleteOn completeOn) {
        this.completeOn = completeOn;
    }

    public Duration getSendTimeout() {
        return sendTimeout;
    }

    public void setSendTimeout(Duration sendTimeout) {
        this.sendTimeout = sendTimeout;
    }

    public String getEvents() {
        return events;
    }

    public void setEvents(String events) {
        this.events = events;
    }

    public boolean isOwnMessages() {
        return ownMessages;
    }

    public void setOwnMessages(boolean ownMessages) {
        this.ownMessages = ownMessages;
    }

    public boolean isStatus() {
        return status;
    }

    public void setStatus(boolean status) {
        this.status = status;
    }

    public boolean isHistory() {
        return history;
    }

    public void setHistory(boolean history) {
        this.history = history;
    }

    public boolean isMarkRead() {
        return markRead;
    }

    public void setMarkRead(boolean markRead) {
        this.markRead = markRead;
    }

    public MediaMode getMedia() {
        return media;
    }

    public void setMedia(MediaMode media) {
        this.media = media;
    }

    public int getMaxInflight() {
        return maxInflight;
    }

    public void setMaxInflight(int maxInflight) {
        this.maxInflight = maxInflight;
    }

    public int getConsumerThreads() {
        return consumerThreads;
    }

    public void setConsumerThreads(int consumerThreads) {
        this.consumerThreads = consumerThreads;
    }

    public Duration getRedeliveryDelay() {
        return redeliveryDelay;
    }

    public void setRedeliveryDelay(Duration redeliveryDelay) {
        this.redeliveryDelay = redeliveryDelay;
    }

    public Duration getMaximumRedeliveryDelay() {
        return maximumRedeliveryDelay;
    }

    public void setMaximumRedeliveryDelay(Duration maximumRedeliveryDelay) {
        this.maximumRedeliveryDelay = maximumRedeliveryDelay;
    }

    public int getMaximumDeliveries() {
        return maximumDeliveries;
    }

    public void setMaximumDeliveries(int maximumDeliveries) {
        this.maximumDeliveries = maximumDeliveries;
    }

    public boolean isTestConnectionOnStartup() {
        return testConnectionOnStartup;
    }

    public void setTestConnectionOnStartup(boolean testConnectionOnStartup) {
        this.testConnectionOnStartup = testConnectionOnStartup;
    }
}
