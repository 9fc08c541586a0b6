package io.github.camelwhatsapp.model;

/** Whether a group can be used. Source: multidevice-messaging.md section 7.3. */
public enum GroupStanding {
    /** The service has shut it. */
    SUSPENDED,
    /** It is open again. */
    REOPENED,
    /** It is gone. */
    DELETED,
    /** The service lets it grow no further, for now. */
    CANNOT_GROW,
    /** It may grow again. */
    CAN_GROW,
    /** The service asks its members to look whether they know it. */
    TO_BE_CHECKED
}
