package io.github.camelwhatsapp.store;

import java.util.Optional;

/** Secrets and settings of an account by name; values are sealed, versioned and checked when read. */
public interface CredentialStore {
    /** How the names of values begin that must never be used a second time, such as the nonce of a login. */
    String ONCE = "once.";

    /**
     * The value under a name.
     *
     * @throws StoreCorruptException if there is one that cannot be read: it is never reported as absent
     */
    Optional<byte[]> get(String name);

    /** Sets the value under a name, in place of an earlier one. The array is handed over. */
    void put(String name, byte[] value);

    /** Removes the value under a name; says whether there was one, readable or not. */
    boolean delete(String name);

    /** Removes all values whose name begins with {@link #ONCE}: in an older copy of the database they may have been used since. */
    void deleteUsedOnce();
}
