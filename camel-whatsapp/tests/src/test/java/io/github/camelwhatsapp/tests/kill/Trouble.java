package io.github.camelwhatsapp.tests.kill;

/** What befalls keys in a run, on one side or the other. */
enum Trouble {
    /** The account under test has lost a session: what comes under it cannot be read. */
    SESSION_LOST,
    /** The account under test has lost the sender key of somebody in a group. */
    SENDER_KEY_LOST,
    /** Its one-time prekeys are used up: whoever writes to it for the first time does without. */
    PREKEYS_USED_UP,
    /** A phone has lost the sender keys that others gave it. */
    PHONE_LOST_SENDER_KEYS,
    /** A phone was set up anew, under its number with another identity. */
    PHONE_SET_UP_ANEW,
    /** A phone writes to numbers instead of hidden ids, or to hidden ids again: conversations go on under the other address. */
    PHONE_CHANGED_ADDRESSES;

    /**
     * Whether who suffers it cannot give again what he has sent, nor get again what he has asked for: so would a real one, and it is no
     * fault of the account under test.
     */
    boolean losesWhatIsOnItsWay() {
        return this == PHONE_SET_UP_ANEW;
    }
}
