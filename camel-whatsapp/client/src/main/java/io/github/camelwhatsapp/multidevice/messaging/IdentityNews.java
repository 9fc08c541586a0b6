package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.signal.Identities;
import io.github.camelwhatsapp.signal.IdentityPolicy;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;

/** Somebody has registered anew: what was agreed on with them is worthless. Source: multidevice-messaging.md section 1.4. */
final class IdentityNews {
    private IdentityNews() {}

    /** Whether a notification says so. */
    static boolean isAbout(Node stanza) {
        return stanza.is("notification")
                && stanza.attributes().is("type", "encrypt")
                && stanza.child("identity").isPresent();
    }

    /** Whether a notification says so of somebody else: what it says of a linked device, or of the own account, changes nothing. */
    static boolean isAboutOthers(Node stanza, OwnDevice self) {
        return isAbout(stanza)
                && stanza.attributes()
                        .jid("from")
                        .filter(from -> from.device() == 0 && !self.isOwn(from))
                        .isPresent();
    }

    /**
     * Takes it in.
     *
     * @param accept whether the new identity is to be believed; otherwise the earlier one is kept and its sessions are not: whoever is
     *     written to next shows the new one, and nothing is encrypted or read until that is trusted
     */
    static List<Event> take(Transaction tx, Node notification, OwnDevice self, boolean accept, Instant now) {
        Jid from = notification.attributes().requireJid("from");
        if (!isAboutOthers(notification, self)) {
            return List.of();
        }
        if (accept) {
            forget(tx, from);
        } else {
            forgetSessions(tx, SignalNames.name(tx.addresses().resolved(from)));
        }
        return List.of(new IdentityChanged(tx.addresses().party(from), accept, now));
    }

    /** Forgets the identities of all devices of somebody, and what was agreed on with them. */
    static void forget(Transaction tx, Jid user) {
        String name = SignalNames.name(tx.addresses().resolved(user));
        new Identities(tx.signal().stores(), IdentityPolicy.ACCEPT_CHANGES).forget(name);
        forgetSessions(tx, name);
    }

    private static void forgetSessions(Transaction tx, String name) {
        tx.signal().stores().sessions().removeAll(name);
        tx.signal().senderKeyHolders().forget(name);
        tx.deviceLists().remove(name);
    }
}
