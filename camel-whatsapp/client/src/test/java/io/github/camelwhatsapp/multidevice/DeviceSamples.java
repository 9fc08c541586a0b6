package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.store.CredentialStore;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;

/** What a linked device keeps of itself, for tests of other packages. */
public final class DeviceSamples {
    private DeviceSamples() {}

    /**
     * Reads a stored device and writes it again.
     *
     * @return its bytes
     * @throws io.github.camelwhatsapp.store.StoreCorruptException if it cannot be read
     */
    public static byte[] readAndWrite(byte[] stored) {
        OneValue read = new OneValue(stored);
        OneValue written = new OneValue(stored);
        Device.load(read).orElseThrow().save(written);
        return Objects.requireNonNull(written.value);
    }

    /** A device that is not linked; the same in each run. */
    public static byte[] stored() {
        OneValue store = new OneValue(new byte[0]);
        Device.generate(sameInEachRun()).save(store);
        return store.value;
    }

    private static SecureRandom sameInEachRun() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(1);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA1PRNG", e);
        }
    }

    /** A store with the same value under each name. */
    private static final class OneValue implements CredentialStore {
        private byte[] value;

        OneValue(byte[] value) {
            this.value = value;
        }

        @Override
        public Optional<byte[]> get(String name) {
            return Optional.of(value);
        }

        @Override
        public void put(String name, byte[] bytes) {
            value = bytes;
        }

        @Override
        public boolean delete(String name) {
            return true;
        }

        @Override
        public void deleteUsedOnce() {}
    }
}
