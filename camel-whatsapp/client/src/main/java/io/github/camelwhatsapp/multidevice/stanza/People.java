package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.store.AddressBook;
import java.util.Optional;

/** Who is behind an address. */
@FunctionalInterface
interface People {
    /** By what the stanza says alone. */
    People AS_TOLD = Party::of;

    /**
     * Who it is.
     *
     * @param jid an address, without a device
     * @param other the other address of the same person, if the stanza has it
     */
    Party find(Jid jid, Optional<Jid> other);

    /** By what is known of everybody. */
    static People known(AddressBook book) {
        return (jid, other) -> book.party(jid);
    }
}
