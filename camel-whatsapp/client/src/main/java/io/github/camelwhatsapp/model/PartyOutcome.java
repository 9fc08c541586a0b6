package io.github.camelwhatsapp.model;

import java.util.Optional;

/**
 * What became of one of several persons or groups that an operation was for.
 *
 * @param party whom or what it was for
 * @param code 200 if it was done, else the server's code: 401 not permitted or blocked by them, 403 forbidden or not let by their
 *     settings, 404 not there, 408 left lately, 409 is it already or is not, 417 against the rules, 419 the group is full, 0 none given.
 *     Source: classic.md section 5.4, multidevice-messaging.md section 7.2
 * @param addRequest what may be sent to a person who could not be added, if the server gave it
 */
public record PartyOutcome(Party party, int code, Optional<AddRequest> addRequest) {
    /** The code of what was done. */
    public static final int DONE = 200;

    /** An outcome with nothing but its code. */
    public PartyOutcome(Party party, int code) {
        this(party, code, Optional.empty());
    }

    /** Whether it was done. */
    public boolean isDone() {
        return code == DONE;
    }
}
