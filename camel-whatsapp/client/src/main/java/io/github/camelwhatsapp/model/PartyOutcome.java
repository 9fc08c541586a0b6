package io.github.camelwhatsapp.model;

/**
 * What became of one of several persons or groups that an operation was for.
 *
 * @param party whom or what it was for
 * @param code 200 if it was done, else the server's code: 401 not permitted, 403 forbidden, 404 not there, 0 none given. Source:
 *     classic.md section 5.4
 */
public record PartyOutcome(Party party, int code) {
    /** The code of what was done. */
    public static final int DONE = 200;

    /** Whether it was done. */
    public boolean isDone() {
        return code == DONE;
    }
}
