package io.github.camelwhatsapp.store;

/** The database was written by a newer version of this program. Only that version, or a later one, can open it. */
public final class StoreVersionException extends StoreException {
    /**
     * @param found the newest schema step in the database
     * @param known the newest one this program knows
     */
    public StoreVersionException(String found, String known) {
        super(
                "The store has the schema " + found + ", this program knows schemas up to " + known
                        + "; use the version that wrote it or a later one",
                null);
    }
}
