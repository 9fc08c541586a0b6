package io.github.camelwhatsapp.emulator.connection;

import java.util.LinkedHashSet;
import java.util.Set;

/** The ids of the requests that a client has made on a connection; the oldest are forgotten beyond a bound. */
public final class RequestIds {
    private final int bound;
    private final Set<String> ids = new LinkedHashSet<>();

    /**
     * @param bound how many are remembered
     */
    public RequestIds(int bound) {
        this.bound = bound;
    }

    /** Writes an id down; false if it was used. */
    public boolean use(String id) {
        boolean fresh = ids.add(id);
        if (ids.size() > bound) {
            ids.remove(ids.iterator().next());
        }
        return fresh;
    }
}
