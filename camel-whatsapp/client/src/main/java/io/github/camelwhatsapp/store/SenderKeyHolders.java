package io.github.camelwhatsapp.store;

import io.github.camelwhatsapp.signal.SignalAddress;
import java.util.Collection;
import java.util.Set;

/** Who was given our present sender key of each group; whoever was not gets it with the next message. */
public interface SenderKeyHolders {
    /** Who was given the key of this group. */
    Set<SignalAddress> of(String group);

    /** Notes that these were given it. */
    void add(String group, Collection<SignalAddress> holders);

    /** Nobody has the key of this group: there is a new one. */
    void clear(String group);

    /** All devices of this name must be given the keys of all groups again. */
    void forget(String name);
}
