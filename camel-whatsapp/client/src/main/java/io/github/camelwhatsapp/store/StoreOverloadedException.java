package io.github.camelwhatsapp.store;

/** Too many transactions wait; this one was not tried. Trying again helps once earlier ones are done. */
public final class StoreOverloadedException extends StoreException {
    /** @param bound how many may wait */
    public StoreOverloadedException(int bound) {
        super(bound + " transactions of this store are unfinished, which is the bound; wait for some of them", null);
    }
}
