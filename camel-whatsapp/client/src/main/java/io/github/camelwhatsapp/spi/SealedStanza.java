package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.store.TransactionAction;

/**
 * The bytes of a queued operation and what must be stored in the same transaction with them.
 *
 * @param bytes what will be written, again and again the same; handed over, not copied
 * @param effects the counters and keys that made them
 */
public record SealedStanza(byte[] bytes, TransactionAction effects) {
    @Override
    public String toString() {
        return "SealedStanza[" + bytes.length + " bytes]";
    }
}
