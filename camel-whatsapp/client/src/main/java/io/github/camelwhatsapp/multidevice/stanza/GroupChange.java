package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.jid.Jid;
import java.util.List;

/**
 * A change of who is in a group, for those who encrypt for its members. Source: multidevice-messaging.md sections 3.5 and 7.3.
 *
 * @param group the group
 * @param kind what happened
 * @param whom to whom, in the form in which the group addresses them; of {@link Kind#READDRESSED} the old address and the new one
 */
public record GroupChange(Jid group, Kind kind, List<Jid> whom) {
    /** Copies the list. */
    public GroupChange {
        whom = List.copyOf(whom);
    }

    /** What can happen. */
    public enum Kind {
        /** The account has the group now; all its members are named. */
        MADE,
        /** They are in it now. */
        JOINED,
        /** They are not in it any more: they must not be able to read what comes after, so the own sender key has to change. */
        LEFT,
        /** Somebody has another address now. */
        READDRESSED,
        /** Others administrate it, or other people may write there. */
        REGULATED,
        /** What is known of the group may be wrong: ask again before anything is sent to it. */
        STALE
    }
}
