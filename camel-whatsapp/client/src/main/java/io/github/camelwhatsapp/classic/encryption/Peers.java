package io.github.camelwhatsapp.classic.encryption;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.signal.SignalAddress;

/** The addresses of people in the stores: their resolved id and the only device of this generation (classic.md section 9.2). */
final class Peers {
    private static final int DEVICE = 1;

    private Peers() {}

    static SignalAddress address(Party person) {
        return new SignalAddress(person.id().user(), DEVICE);
    }

    static SignalAddress address(String number) {
        return new SignalAddress(number, DEVICE);
    }
}
