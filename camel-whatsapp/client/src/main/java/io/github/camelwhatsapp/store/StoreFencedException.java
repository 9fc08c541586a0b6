package io.github.camelwhatsapp.store;

/** The account was opened again elsewhere; this holder may do nothing any more. Trying again does not help. */
public final class StoreFencedException extends StoreException {
    /**
     * @param account the account's name
     * @param held the epoch of the holder that was refused
     * @param present the epoch of the present owner
     */
    public StoreFencedException(String account, long held, long present) {
        super(
                "The account '" + account + "' was opened again since: its owner epoch is " + present
                        + ", this holder has " + held,
                null);
    }
}
