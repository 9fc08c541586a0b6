package io.github.camelwhatsapp.operation;

/**
 * The bounds of the service, each the larger one where the generations differ. Source: multidevice-messaging.md section 7.2, classic.md
 * section 5.5.
 */
public final class ServerLimits {
    /** The most characters of a group's subject; in the classic generation {@link #CLASSIC_SUBJECT}. */
    public static final int SUBJECT = 100;
    /** The most characters of a group's subject there: property {@code max_subject}. */
    public static final int CLASSIC_SUBJECT = 25;
    /** The most characters of a group's description. */
    public static final int DESCRIPTION = 2_048;
    /** The most persons in a group, the creator included; in the classic generation {@link #CLASSIC_PARTICIPANTS}. */
    public static final int PARTICIPANTS = 1_024;
    /** The most persons in a group there, the creator included: property {@code max_participants}. */
    public static final int CLASSIC_PARTICIPANTS = 101;
    /** The most numbers that are checked at once; ours, so that a check stays what a person might do. */
    public static final int CHECKED = 1_000;
    /** The most recipients of a broadcast: property {@code broadcast}. */
    public static final int BROADCAST = 50;
    /** The most groups of an account: property {@code max_groups}. */
    public static final int GROUPS = 9_999;
    /** The most numbers in one part of a contact sync; ours, so that it fits a frame of 1,048,575 bytes (section 1.2). */
    public static final int SYNC_PART = 25_000;

    private ServerLimits() {}
}
