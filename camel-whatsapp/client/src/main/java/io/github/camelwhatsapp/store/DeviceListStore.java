package io.github.camelwhatsapp.store;

import java.util.Optional;
import java.util.OptionalLong;

/** The lists of devices of others and of our own account, by name ({@link SignalNames}). */
public interface DeviceListStore {
    /** The list of somebody, unless it is not known or was found to be stale. */
    Optional<DeviceList> find(String name);

    /** Sets the list of somebody. */
    void put(String name, DeviceList list);

    /** The number of the registration that the last list of somebody was of, also when that list is stale by now. */
    OptionalLong rawId(String name);

    /** The list of somebody is stale: it must be asked for again. Of which registration it was is not forgotten. */
    void stale(String name);

    /** The list of somebody is forgotten, and of which registration it was. */
    void remove(String name);

    /** All lists are stale. */
    void clear();
}
