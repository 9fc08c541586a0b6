package io.github.camelwhatsapp.error;

/** This generation of the protocol has no such operation or content. No retry helps. */
public final class NotSupportedException extends WhatsAppException {
    /**
     * @param generation the name of the generation
     * @param what the operation or the content
     */
    public NotSupportedException(String generation, String what) {
        super("The generation '" + generation + "' does not support " + what);
    }

    /**
     * @param generation the name of the generation
     * @param what the operation or the content
     * @param reason why, and what to do instead: half a sentence
     */
    public NotSupportedException(String generation, String what, String reason) {
        super("The generation '" + generation + "' does not support " + what + ": " + reason);
    }
}
