package io.github.camelwhatsapp.emulator.state;

/**
 * The bounds of what an emulator holds. Immutable; {@link #DEFAULT} and the {@code with} methods make others.
 *
 * @param mailbox how many stanzas wait for one account's ack; a message beyond is refused
 * @param rememberedIds how many message ids an account is remembered to have sent, and how many delivered messages may still
 *     be reported as read
 * @param frameBytes the largest frame taken from a client, its MAC included
 * @param waitingFrames how many frames of one connection wait to be handled before its socket is no longer read
 * @param unreadBytes how many bytes may wait for a client that does not read before it is disconnected
 * @param broadcastRecipients the most recipients of one broadcast message
 * @param transcript how many nodes the transcript keeps
 */
public record Limits(
        int mailbox,
        int rememberedIds,
        int frameBytes,
        int waitingFrames,
        int unreadBytes,
        int broadcastRecipients,
        int transcript) {
    /** Room for a burst of 10,000 messages to one account. */
    public static final Limits DEFAULT = new Limits(20_000, 50_000, 0xFFFFF, 256, 16 << 20, 50, 5_000);

    /**
     * Checks that each is positive.
     *
     * @throws IllegalArgumentException naming the first that is not
     */
    public Limits {
        requirePositive("mailbox", mailbox);
        requirePositive("rememberedIds", rememberedIds);
        requirePositive("frameBytes", frameBytes);
        requirePositive("waitingFrames", waitingFrames);
        requirePositive("unreadBytes", unreadBytes);
        requirePositive("broadcastRecipients", broadcastRecipients);
        requirePositive("transcript", transcript);
    }

    /** The same with another bound on mailboxes. */
    public Limits withMailbox(int stanzas) {
        return new Limits(
                stanzas, rememberedIds, frameBytes, waitingFrames, unreadBytes, broadcastRecipients, transcript);
    }

    /** The same with another bound on frames. */
    public Limits withFrameBytes(int bytes) {
        return new Limits(mailbox, rememberedIds, bytes, waitingFrames, unreadBytes, broadcastRecipients, transcript);
    }

    /** The same with another bound on bytes that wait for a slow reader. */
    public Limits withUnreadBytes(int bytes) {
        return new Limits(mailbox, rememberedIds, frameBytes, waitingFrames, bytes, broadcastRecipients, transcript);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, it is " + value);
        }
    }
}
