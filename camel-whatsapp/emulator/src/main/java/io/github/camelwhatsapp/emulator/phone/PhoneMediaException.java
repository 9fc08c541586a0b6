package io.github.camelwhatsapp.emulator.phone;

/** A phone could not bring a medium to the server or fetch it; the message says why. */
public final class PhoneMediaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PhoneMediaException(String message) {
        super(message);
    }

    PhoneMediaException(String message, Throwable cause) {
        super(message, cause);
    }
}
