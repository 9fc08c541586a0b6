package io.github.camelwhatsapp.multidevice.message;

/** The bytes of a message are none that anybody could have meant. No retry helps. */
public final class MessageFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was expected and what was found, without a word of what people write
     */
    public MessageFormatException(String message) {
        super(message);
    }

    /**
     * @param message what was expected and what was found, without a word of what people write
     * @param cause why
     */
    public MessageFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
