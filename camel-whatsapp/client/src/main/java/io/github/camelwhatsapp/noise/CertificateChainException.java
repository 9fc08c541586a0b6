package io.github.camelwhatsapp.noise;

/**
 * Says that a server does not prove to be who it should be: which check of its certificates failed. Not to be taken for a
 * failing network; trying again is likely to end in the same way.
 */
public final class CertificateChainException extends RuntimeException {
    /** @param message which check failed */
    public CertificateChainException(String message) {
        super(message);
    }

    /**
     * @param message which check failed
     * @param cause what found it
     */
    public CertificateChainException(String message, Throwable cause) {
        super(message, cause);
    }
}
