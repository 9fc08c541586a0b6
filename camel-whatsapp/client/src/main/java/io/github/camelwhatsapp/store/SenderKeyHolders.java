package io.github.camelwhatsapp.store;

import io.github.camelwhatsapp.signal.SignalAddress;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Who was given our present sender key of each group; whoever was not gets it with the next message. */
public interface SenderKeyHolders {
    /** Who was given the key of this group. */
    Set<SignalAddress> of(String group);

    /** Notes that these were given it. */
    void add(String group, Collection<SignalAddress> holders);

    /**
     * Notes that a message brings the key to these. They do not count before the server has confirmed it.
     *
     * @param message the id of the message
     */
    void sent(String group, String message, Collection<SignalAddress> holders);

    /** Whom the messages that are not confirmed yet bring the key of this group, by the id of the message. */
    Map<String, Set<SignalAddress>> sent(String group);

    /** The server has taken a message: whom it brought the key has it now. */
    void confirmed(String message);

    /** A message will not arrive: whom it was to bring the key does not get it by that. */
    void discarded(String message);

    /** One device must be given the key of a group again. */
    void remove(String group, SignalAddress holder);

    /** Nobody has the key of this group: there is a new one. */
    void clear(String group);

    /** All devices of this name must be given the keys of all groups again. */
    void forget(String name);
}
