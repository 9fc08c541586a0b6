package io.github.camelwhatsapp.emulator.phone;

import java.util.List;

/** Where a phone gets its account: the one thing that it is told by the server's side and does not learn over the wire. */
@FunctionalInterface
public interface PhoneAccounts {
    /**
     * The login password of a number, the account being made if there is none: what registration by SMS gives a real phone.
     *
     * @param number digits with the country code
     * @return the password, not Base64; usually 20 bytes
     * @throws IllegalArgumentException if the server takes no such number; the phone then shows the message as a refusal
     * @throws IllegalStateException if there can be no account now; likewise
     */
    byte[] passwordOf(String number);

    /** What came to this number beside WhatsApp before the phone was made, the oldest first. */
    default List<PhoneText> textsOf(String number) {
        return List.of();
    }
}
