package io.github.camelwhatsapp.model;

import java.util.EnumSet;
import java.util.Set;

/** How a group is set, one choice of each pair. Source: multidevice-messaging.md section 7.2. */
public enum GroupSetting {
    /** Only administrators may write. */
    ADMINS_WRITE,
    /** Everybody in it may write. */
    EVERYBODY_WRITES,
    /** Only administrators may change subject, description and picture. */
    ADMINS_EDIT,
    /** Everybody in it may change them. */
    EVERYBODY_EDITS,
    /** Only administrators may add members. */
    ADMINS_ADD,
    /** Everybody in it may add members. */
    EVERYBODY_ADDS,
    /** Only administrators may see the invite link. */
    ADMINS_INVITE,
    /** Everybody in it may see the invite link. */
    EVERYBODY_INVITES,
    /** Who comes by the link waits until an administrator lets them in. */
    ASK_TO_JOIN,
    /** Who comes by the link is in. */
    JOIN_FREELY,
    /** What was forwarded many times stays out; told, not to be set. */
    NOT_OFTEN_FORWARDED,
    /** What was forwarded many times may come in; told, not to be set. */
    OFTEN_FORWARDED_TOO,
    /** What is said in it is not to be passed on; told, not to be set. */
    LIMITED_SHARING,
    /** Members of the community are not added by themselves; told, not to be set. */
    NOBODY_ADDED_UNASKED;

    private static final Set<GroupSetting> TOLD_ONLY =
            EnumSet.of(NOT_OFTEN_FORWARDED, OFTEN_FORWARDED_TOO, LIMITED_SHARING, NOBODY_ADDED_UNASKED);

    /** Whether a client can set it. */
    public boolean isSettable() {
        return !TOLD_ONLY.contains(this);
    }
}
