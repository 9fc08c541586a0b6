package io.github.camelwhatsapp.store;

import io.github.camelwhatsapp.model.Party;
import java.util.Set;

/** Is told whenever the address book of an account learns that two addresses are one person. */
@FunctionalInterface
public interface AddressListener {
    /**
     * Called within the transaction that learns it, on the thread of the database's writer, while the entries of the outbox are still under
     * the keys that they had. The transaction may be undone afterwards, or run again, in which case this is called again.
     *
     * @param tx the transaction
     * @param person with both addresses, and the id by which their conversation goes from now on
     * @param ended the keys of conversations that are part of this person's from now on, and keys no more
     */
    void learned(Transaction tx, Party person, Set<String> ended);
}
