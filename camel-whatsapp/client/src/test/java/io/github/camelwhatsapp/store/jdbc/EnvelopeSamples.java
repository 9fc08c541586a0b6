package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.StoreCipher;

/** What stands in the secret columns, for tests of other packages. */
public final class EnvelopeSamples {
    private static final SealedColumns COLUMNS = new SealedColumns(StoreCipher.plain());

    private EnvelopeSamples() {}

    /** An envelope around some bytes. */
    public static byte[] seal(byte[] plain) {
        return COLUMNS.seal(plain, "credential", "account", "name");
    }

    /**
     * Opens an envelope.
     *
     * @throws io.github.camelwhatsapp.store.StoreCorruptException if it is none
     */
    public static byte[] open(byte[] envelope) {
        return COLUMNS.open("a value", envelope, "credential", "account", "name");
    }
}
