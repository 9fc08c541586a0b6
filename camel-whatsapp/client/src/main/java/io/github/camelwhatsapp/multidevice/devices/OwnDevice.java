package io.github.camelwhatsapp.multidevice.devices;

import io.github.camelwhatsapp.jid.Jid;
import java.util.Arrays;
import java.util.Optional;

/**
 * This device in its two addresses.
 *
 * @param phone by phone number, with its device number
 * @param lid the hidden one, with its device number; empty while the server has not told it
 * @param identity what vouches for it: an encoded ADVSignedDeviceIdentity; not copied, do not change it
 */
public record OwnDevice(Jid phone, Optional<Jid> lid, byte[] identity) {
    /** Whether an address is of the own account, whichever device and form. */
    public boolean isOwn(Jid address) {
        Jid user = address.account();
        return user.equals(phone.account())
                || lid.filter(hidden -> user.equals(hidden.account())).isPresent();
    }

    /** The address that keys and sessions of the own account go by, with the device number. */
    public Jid resolved() {
        return lid.orElse(phone);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OwnDevice that
                && phone.equals(that.phone)
                && lid.equals(that.lid)
                && Arrays.equals(identity, that.identity);
    }

    @Override
    public int hashCode() {
        return phone.hashCode();
    }

    @Override
    public String toString() {
        return "OwnDevice[" + phone + lid.map(hidden -> ", " + hidden).orElse("") + "]";
    }
}
