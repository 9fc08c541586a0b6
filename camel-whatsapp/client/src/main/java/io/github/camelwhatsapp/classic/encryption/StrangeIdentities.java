package io.github.camelwhatsapp.classic.encryption;

import io.github.camelwhatsapp.signal.IdentityKey;
import io.github.camelwhatsapp.store.Transaction;
import java.util.Arrays;

/** Which identity key that is not trusted was last seen of somebody, so that each is told of once, however often it is met. */
final class StrangeIdentities {
    private static final String NAME = "classic.strangeIdentity.";

    private StrangeIdentities() {}

    /** Notes a key; answers whether it is another one than noted before. Called in a transaction, with which the note goes. */
    static boolean note(Transaction tx, String number, IdentityKey key) {
        byte[] shown = key.publicKey().raw();
        boolean known = tx.credentials()
                .get(NAME + number)
                .filter(noted -> Arrays.equals(noted, shown))
                .isPresent();
        if (!known) {
            tx.credentials().put(NAME + number, shown);
        }
        return !known;
    }

    /** Somebody is trusted again. */
    static void forget(Transaction tx, String number) {
        tx.credentials().delete(NAME + number);
    }
}
