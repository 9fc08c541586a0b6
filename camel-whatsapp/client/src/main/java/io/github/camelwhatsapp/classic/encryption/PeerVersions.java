package io.github.camelwhatsapp.classic.encryption;

import io.github.camelwhatsapp.store.Transaction;

/** Which form of plaintext somebody reads: version 2, unless they have said that they want version 1. Source: classic.md section 9.3. */
final class PeerVersions {
    static final int LATEST = 2;

    private static final String NAME = "classic.enc-v1.";

    int of(Transaction tx, String number) {
        return tx.credentials().get(NAME + number).isPresent() ? 1 : LATEST;
    }

    void wantsFirst(Transaction tx, String number) {
        tx.credentials().put(NAME + number, new byte[] {1});
    }
}
