package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.UnusableKeyException;

/** A public key that came has a wrong length or type byte, or an agreement with it gives zero. Only another key helps. */
public final class InvalidKeyException extends SignalException {
    /**
     * @param what which key it is
     * @param cause what is wrong with it
     */
    public InvalidKeyException(String what, UnusableKeyException cause) {
        super("The " + what + " cannot be used: " + cause.getMessage(), cause);
    }
}
