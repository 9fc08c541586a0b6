package io.github.camelwhatsapp.emulator.phone;

import java.time.Duration;

/** Says that what a test waited for did not happen on a phone in time. Waiting longer may help. */
public final class PhoneTimeoutException extends RuntimeException {
    /**
     * @param number the phone
     * @param awaited what did not happen
     * @param patience how long it was waited for
     * @param instead what the phone shows
     */
    public PhoneTimeoutException(String number, String awaited, Duration patience, String instead) {
        super("Phone " + number + " waited " + patience.toMillis() + " ms for " + awaited + ", in vain; it shows "
                + instead);
    }
}
