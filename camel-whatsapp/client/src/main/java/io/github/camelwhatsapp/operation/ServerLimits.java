package io.github.camelwhatsapp.operation;

/**
 * The bounds of the service as its server properties give them; no account has others. Source: classic.md section 5.5.
 */
public final class ServerLimits {
    /** The most characters of a group's subject: property {@code max_subject}. */
    public static final int SUBJECT = 25;
    /** The most persons in a group, the creator included: property {@code max_participants}. */
    public static final int PARTICIPANTS = 101;
    /** The most recipients of a broadcast: property {@code broadcast}. */
    public static final int BROADCAST = 50;
    /** The most groups of an account: property {@code max_groups}. */
    public static final int GROUPS = 9_999;
    /** The most numbers in one part of a contact sync; ours, so that it fits a frame of 1,048,575 bytes (section 1.2). */
    public static final int SYNC_PART = 25_000;

    private ServerLimits() {}
}
