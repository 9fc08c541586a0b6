package io.github.camelwhatsapp.classic.registration;

import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.Password;
import io.github.camelwhatsapp.store.CredentialStore;
import io.github.camelwhatsapp.store.StoreCorruptException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a registration leaves in the account's store: the identity and the password, for each number. For use within a transaction.
 *
 * <p>A password that a registration brought counts instead of the configured one, since that one has ended with it; when the
 * configured one is changed afterwards, it counts again.
 */
public final class StoredCredentials {
    private static final int FINGERPRINT = 32;

    private final AccountSettings settings;
    private final CredentialStore store;

    /**
     * @param settings the account
     * @param store of the transaction
     */
    public StoredCredentials(AccountSettings settings, CredentialStore store) {
        this.settings = settings;
        this.store = store;
    }

    /** What to log in with; empty when there was no registration and none is configured. */
    public Optional<Password> password() {
        return store.get(passwordName())
                .filter(stored -> Arrays.equals(Arrays.copyOf(stored, FINGERPRINT), configured()))
                .map(stored -> Arrays.copyOfRange(stored, FINGERPRINT, stored.length))
                .map(base64 -> Password.ofBase64(new String(base64, StandardCharsets.US_ASCII)))
                .or(settings::password);
    }

    /** Keeps the password that a registration brought. */
    void password(String base64) {
        byte[] text = base64.getBytes(StandardCharsets.US_ASCII);
        byte[] stored = Arrays.copyOf(configured(), FINGERPRINT + text.length);
        System.arraycopy(text, 0, stored, FINGERPRINT, text.length);
        store.put(passwordName(), stored);
    }

    /** The identity under which a number was registered from this store, if it was. */
    public Optional<Identity> identity(String number) {
        return store.get("classic.identity." + number).map(StoredCredentials::read);
    }

    /** The identity of the account's number, made now if there is none. */
    Identity ownIdentity(SecureRandom random) {
        return identity(settings.phoneNumber()).orElseGet(() -> {
            Identity fresh = Identity.create(random);
            store.put("classic.identity." + settings.phoneNumber(), fresh.bytes());
            return fresh;
        });
    }

    /** Forgets password and identity of the account's number: it was removed. */
    public void forget() {
        store.delete(passwordName());
        store.delete("classic.identity." + settings.phoneNumber());
    }

    private static Identity read(byte[] bytes) {
        try {
            return Identity.of(bytes);
        } catch (IllegalArgumentException e) {
            throw new StoreCorruptException("The store holds an identity that is none", e);
        }
    }

    private String passwordName() {
        return "classic.password." + settings.phoneNumber();
    }

    /** Tells whether the configured password is still the one that was configured when a registration took its place. */
    private byte[] configured() {
        byte[] password = settings.password().map(Password::bytes).orElseGet(() -> new byte[0]);
        try {
            return MessageDigest.getInstance("SHA-256").digest(password);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }
}
