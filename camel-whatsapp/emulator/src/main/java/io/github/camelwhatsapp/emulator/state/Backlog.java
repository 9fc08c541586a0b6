package io.github.camelwhatsapp.emulator.state;

/**
 * How much of what waited at a login may be sent by now: some at once, more for each batch that the client asks for. Used on the
 * lane only. Source: multidevice-messaging.md section 4.8.
 */
public final class Backlog {
    private final Runnable done;
    private int left;
    private int allowance;
    private boolean over;

    /**
     * @param waiting how many stanzas wait
     * @param allowance how many of them may be sent without being asked for
     * @param done what to do when all of them are sent
     */
    public Backlog(int waiting, int allowance, Runnable done) {
        left = waiting;
        this.allowance = allowance;
        this.done = done;
    }

    /** One that holds nothing back and tells nobody. */
    static Backlog none() {
        return new Backlog(0, 0, () -> {});
    }

    /** Allows so many more; {@link Mailbox#pump} sends them. */
    public void grant(int more) {
        allowance += Math.min(more, Integer.MAX_VALUE - allowance);
    }

    /** Whether all that waited is sent. */
    public boolean isOver() {
        return over;
    }

    /** Whether the next stanza may be sent. */
    boolean allowsNext() {
        return left == 0 || allowance > 0;
    }

    /** A stanza was sent. */
    void sent() {
        if (left > 0) {
            left--;
            allowance--;
        }
        finishIfEmpty();
    }

    /** Tells that all is sent, once, if it is. */
    void finishIfEmpty() {
        if (left == 0 && !over) {
            over = true;
            done.run();
        }
    }
}
