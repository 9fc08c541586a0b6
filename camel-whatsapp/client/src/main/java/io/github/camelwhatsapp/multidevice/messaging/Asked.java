package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;

/**
 * A message that somebody is asked for because it could not be read.
 *
 * @param chat the person, group or list that it belongs to, without a device
 * @param sender who wrote it, without a device: the phone that hands it on does not tell which it was
 * @param id the message id
 */
record Asked(Jid chat, Jid sender, String id) {
    private static final String BETWEEN = " ";
    private static final int PARTS = 3;

    /** The one that came. */
    static Asked of(Arrival arrival) {
        return new Asked(arrival.chat(), arrival.sender().account(), arrival.id());
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Asked parse(String key) {
        String[] parts = key.split(BETWEEN, PARTS);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("A message that was asked for has chat, author and id, found is " + key);
        }
        return new Asked(Jid.parse(parts[0]), Jid.parse(parts[1]), parts[2]);
    }

    /** Under which the store counts how often it was asked for. */
    String key() {
        return String.join(BETWEEN, chat.toString(), sender.toString(), id);
    }

    /** Whether it goes to several people. */
    boolean isToMany() {
        return chat.isGroup() || chat.isBroadcast();
    }
}
