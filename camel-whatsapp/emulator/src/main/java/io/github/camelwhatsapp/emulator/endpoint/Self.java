package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import org.jspecify.annotations.Nullable;

/** Who a phone is: its number, and the hidden id that the login tells. Used on its lane only. */
final class Self {
    private final Jid phone;
    private @Nullable Jid hidden;

    Self(Jid phone) {
        this.phone = phone;
    }

    Jid phone() {
        return phone;
    }

    /** The hidden id; the number before the first login. */
    Jid hidden() {
        return hidden == null ? phone : hidden;
    }

    void hidden(Jid told) {
        hidden = told.account();
    }

    /** Whether an address is one of this account's. */
    boolean is(Jid address) {
        Jid account = address.account();
        return account.equals(phone) || account.equals(hidden);
    }
}
