package io.github.camelwhatsapp.store;

import java.util.Optional;

/** The lists of devices of others and of our own account, by name ({@link SignalNames}). */
public interface DeviceListStore {
    /** The list of somebody, unless it is not known or was found to be stale. */
    Optional<DeviceList> find(String name);

    /** Sets the list of somebody. */
    void put(String name, DeviceList list);

    /** The list of somebody is stale: it must be asked for again. */
    void remove(String name);

    /** All lists are stale. */
    void clear();
}
