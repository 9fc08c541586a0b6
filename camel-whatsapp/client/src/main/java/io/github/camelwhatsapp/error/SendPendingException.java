package io.github.camelwhatsapp.error;

/**
 * A message was written and the server has not acknowledged it: in doubt. It goes out again, under the same id, with the
 * next connection; sending it anew would make a second message.
 */
public final class SendPendingException extends WhatsAppException {
    private final String messageId;

    /**
     * @param messageId the id under which it was written
     * @param reason why the wait ended, as a sentence without its full stop
     */
    public SendPendingException(String messageId, String reason) {
        super("Message " + messageId + " was written and is not acknowledged yet: " + reason);
        this.messageId = messageId;
    }

    /** The id of the message in doubt. */
    public String messageId() {
        return messageId;
    }
}
