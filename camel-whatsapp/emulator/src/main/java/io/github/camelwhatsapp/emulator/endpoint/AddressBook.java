package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.wire.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which hidden id belongs to which number, as a phone has learnt. Used on the phone's lane only. Source: multidevice-messaging.md section
 * 2.4.
 */
final class AddressBook {
    private static final String HIDDEN_DOMAIN = "_1";

    private final Map<Jid, Jid> hiddenByPhone = new HashMap<>();
    private final Map<Jid, Jid> phoneByHidden = new HashMap<>();

    /** Learns a pair. */
    void learn(Jid phone, Jid hidden) {
        hiddenByPhone.put(phone.account(), hidden.account());
        phoneByHidden.put(hidden.account(), phone.account());
    }

    /** Learns the other form of an address from an attribute of a stanza, if it is there. */
    void learn(Jid address, Node stanza, String prefix) {
        stanza.attributes().jid(prefix + "_pn").ifPresent(phone -> learnOther(address, phone));
        stanza.attributes().jid(prefix + "_lid").ifPresent(hidden -> learnOther(address, hidden));
    }

    /** A person under the hidden id, or under the number if no other is known. */
    Jid hidden(Jid address) {
        return hiddenByPhone.getOrDefault(address.account(), address.account());
    }

    /** A person under the number; empty if it is not known. */
    Optional<Jid> phone(Jid address) {
        return address.isPhone()
                ? Optional.of(address.account())
                : Optional.ofNullable(phoneByHidden.get(address.account()));
    }

    /** The name under which sessions with a device are kept. */
    SignalAddress signal(Jid device) {
        Jid user = hidden(device);
        return new SignalAddress(
                user.server().equals(Jid.LID_SERVER) ? user.user() + HIDDEN_DOMAIN : user.user(), device.device());
    }

    private void learnOther(Jid address, Jid other) {
        if (isHidden(address) == isHidden(other)) {
            return;
        }
        learn(isHidden(address) ? other : address, isHidden(address) ? address : other);
    }

    private static boolean isHidden(Jid address) {
        return address.server().equals(Jid.LID_SERVER);
    }
}
