package io.github.camelwhatsapp.store;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import java.util.Optional;

/**
 * Which phone number and which hidden address are one person. Everything that is kept for somebody goes by the hidden address as soon
 * as it is known, and their conversation for ever by the address under which it began. All addresses are of people, without a device.
 * Source: multidevice-messaging.md section 2.4.
 */
public interface AddressBook {
    /** The hidden address of who has this phone number, if it is known. */
    Optional<Jid> lidOf(Jid phone);

    /** The address by phone number of who has this hidden one, if it is known. */
    Optional<Jid> phoneOf(Jid lid);

    /**
     * The person, group or list with this address, with all that is known of it. Its id never changes: the address by phone
     * number, unless the hidden one was seen before it and alone. An address that was never seen is noted for that reason.
     */
    Party party(Jid address);

    /**
     * Notes that two addresses are one person, and moves what is kept under the phone number to the hidden address: sessions, identities,
     * sender keys, who was given ours, the list of devices. What is there already stays and comes first. If each address had a
     * conversation of its own, what is still to be sent in either is one conversation from now on; the
     * {@linkplain AccountStore#onLearned listener} is told.
     *
     * @return whether that was new
     */
    boolean learn(Jid phone, Jid lid);

    /** The address that keys and sessions of this person go by: the hidden one if it is known. */
    default Jid resolved(Jid user) {
        Jid account = user.account();
        return account.isPhone() ? lidOf(account).orElse(account) : account;
    }
}
