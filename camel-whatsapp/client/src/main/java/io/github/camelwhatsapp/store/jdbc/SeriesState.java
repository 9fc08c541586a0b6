package io.github.camelwhatsapp.store.jdbc;

/** Whether a transaction of a series has failed; for the writer thread. */
final class SeriesState {
    private boolean broken;

    /** One has failed: no later one is done. */
    void breakOff() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }
}
