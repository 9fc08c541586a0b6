package io.github.camelwhatsapp.emulator.script;

import java.time.Duration;

/** What a fault can do to a connection, and to the stanza that is about to be sent on it. */
public interface Target {
    /** Resets the connection at once. */
    void reset();

    /**
     * Ends the connection after so many bytes to the client, counted from the start of the stanza that is about to be sent,
     * or from the start of the connection if there is none; at once if they are sent already.
     */
    void cutAfter(int bytes);

    /** From now on swallows what comes in and sends nothing, with the connection open. */
    void fallSilent();

    /** Forgets the connection and sends nothing, with the line open: what the client sends next is answered with a reset. */
    void loseState();

    /** Holds this stanza and all behind it back for a while. */
    void holdBack(Duration duration);

    /** From now on does everything so much later, the handshake included. */
    void slowDown(Duration duration);

    /** Turns a bit of the next frame over. */
    void corrupt();

    /** Sends this stanza twice in a row. */
    void sendTwice();

    /** Sends this stanza behind the next one. */
    void swap();

    /** Does not send this stanza. */
    void withhold();

    /** Sends a stream error in place of this stanza and closes. */
    void endStream(StreamErrorKind kind);

    /** Answers the login with a failure. */
    void failLogin(LoginFailure failure);

    /** Answers the WebSocket upgrade with this HTTP status. */
    void refuseUpgrade(int status);

    /** Refuses the message that has come with this error. */
    void refuseMessage(int error);

    /** Acks the message that has come with the hash of other devices. */
    void nameOtherDevices();

    /** Hands the client other routing information. */
    void changeRouting();
}
