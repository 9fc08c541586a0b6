package io.github.camelwhatsapp.multidevice.pairing;

/**
 * Says that a pairing is not to be believed, with the error that the server is to be answered with. The attempt is over; a
 * new one starts with new keys of the attempt.
 */
public final class PairingException extends RuntimeException {
    private final int code;
    private final String text;

    private PairingException(int code, String text, String message) {
        super(message);
        this.code = code;
        this.text = text;
    }

    /** Something that came could not be read. */
    static PairingException malformed(String message) {
        return new PairingException(500, "internal-error", message);
    }

    /** The container was not made with the secret that the phone was shown. */
    static PairingException hmacMismatch() {
        return new PairingException(
                401, "hmac-mismatch", "The identity that came with the pairing does not carry the HMAC of its secret");
    }

    /** The account did not sign this device's identity. */
    static PairingException signatureMismatch(String message) {
        return new PairingException(401, "signature-mismatch", message);
    }

    /** The code of the error to answer with, 401 or 500. */
    public int code() {
        return code;
    }

    /** The text of the error to answer with. */
    public String text() {
        return text;
    }
}
