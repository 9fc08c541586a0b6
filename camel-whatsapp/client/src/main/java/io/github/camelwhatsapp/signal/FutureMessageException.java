package io.github.camelwhatsapp.signal;

/** A message is so far ahead of its chain that the keys in between would have to be derived on a stranger's word. */
public final class FutureMessageException extends SignalException {
    /**
     * @param counter the message's number
     * @param expected the number that is next in the chain
     */
    public FutureMessageException(long counter, long expected) {
        super("Message " + counter + " is more than " + Chain.MAX_JUMP + " ahead of message " + expected
                + ", which is the next in its chain");
    }
}
