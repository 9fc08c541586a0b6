package io.github.camelwhatsapp.store;

/** The directory belongs to another owner at present. Trying again helps once that one has closed or ended. */
public final class StoreLockedException extends StoreException {
    private final String owner;

    /**
     * @param directory the directory, for the message
     * @param owner who has it: name and process id
     */
    public StoreLockedException(String directory, String owner) {
        super(
                "The store in " + directory + " is in use by " + owner
                        + "; one directory serves one owner: close that one, or give this one another directory",
                null);
        this.owner = owner;
    }

    /** Who has it: name and process id. */
    public String owner() {
        return owner;
    }
}
