package io.github.camelwhatsapp.error;

/** A message waited longer than its time to live without being sent, and was given up. A retry makes a new message. */
public final class SendExpiredException extends WhatsAppException {
    /**
     * @param messageId the id under which it waited
     * @param timeToLive how long it was allowed to wait
     */
    public SendExpiredException(String messageId, java.time.Duration timeToLive) {
        super("Message " + messageId + " was not sent within its time to live of " + timeToLive);
    }
}
