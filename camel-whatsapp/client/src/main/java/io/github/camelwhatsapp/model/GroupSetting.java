package io.github.camelwhatsapp.model;

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
    JOIN_FREELY
}
