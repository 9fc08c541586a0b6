package io.github.camelwhatsapp.store;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** No sealing; it warns once, because the default must not pass in silence where anything is kept. */
final class PlainCipher implements StoreCipher {
    static final PlainCipher INSTANCE = new PlainCipher();

    private static final Logger LOG = LoggerFactory.getLogger(StoreCipher.class);
    private static final String KEY_ID = "";

    private final AtomicBoolean warned;

    PlainCipher() {
        this(false);
    }

    private PlainCipher(boolean silent) {
        warned = new AtomicBoolean(silent);
    }

    @Override
    public StoreCipher inMemory() {
        return new PlainCipher(true);
    }

    @Override
    public String keyId() {
        return KEY_ID;
    }

    @Override
    public byte[] seal(byte[] plain, byte[] context) {
        if (warned.compareAndSet(false, true)) {
            LOG.warn("Keys and messages are stored unsealed: whoever can read the store's files can read them. "
                    + "Give the store a StoreCipher to seal them.");
        }
        return plain;
    }

    @Override
    public byte[] open(String keyId, byte[] sealed, byte[] context) {
        if (!keyId.equals(KEY_ID)) {
            throw new StoreCorruptException("A value is sealed with the key '" + keyId
                    + "', but this store was opened without a cipher; open it with the one that knows the key");
        }
        return sealed;
    }
}
