package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.crypto.Hmac;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What goes with a message to somebody who has given us no token: the server can check it with the account's salt, which the phone tells
 * its linked devices with the history. Source: multidevice-messaging.md section 8, {@code cstoken}.
 */
public final class StrangerToken {
    private static final String NAME = "multidevice.strangerSalt";
    private static final int LONGEST = 1_024;

    private StrangerToken() {}

    /** Keeps the salt; one that is empty or absurdly long is passed over. */
    public static void keepSalt(Transaction transaction, byte[] salt) {
        if (salt.length > 0 && salt.length <= LONGEST) {
            transaction.credentials().put(NAME, salt);
        }
    }

    /** Forgets the salt: the device belongs to no account any more. */
    public static void forget(Transaction transaction) {
        transaction.credentials().delete(NAME);
    }

    /** The token for somebody, 32 bytes; empty while no salt is known, or for who has no hidden address. */
    public static Optional<byte[]> of(Transaction transaction, Jid person) {
        return person.server().equals(Jid.LID_SERVER)
                ? transaction.credentials().get(NAME).map(salt -> of(salt, person))
                : Optional.empty();
    }

    /** HMAC-SHA256 of the hidden address, without a device, keyed with the salt. */
    static byte[] of(byte[] salt, Jid lid) {
        return Hmac.SHA256.of(salt, lid.account().toString().getBytes(StandardCharsets.UTF_8));
    }
}
