package io.github.camelwhatsapp.emulator.connection;

import io.github.camelwhatsapp.emulator.script.Fault;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.emulator.script.Occasion;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import java.time.Duration;
import java.util.List;

/** A connection as the gate sees it at which its faults strike. Used on the lane only. */
public interface Gated {
    /** The faults that are due on an occasion. */
    List<Fault> faultsDue(Occasion occasion);

    /** Its number among all connections of its service, from 1. */
    int number();

    /** The number of the account that it belongs to; empty while not known. */
    String accountNumber();

    /** Its number among the connections of that account, from 1; 0 while not known. */
    int accountConnection();

    /** Runs something later on the lane, unless the connection ends before. */
    void later(Duration delay, Runnable task);

    /** There is room for more stanzas again. */
    void writable();

    /** Leaves the state: the connection is gone. */
    void gone();

    /** Leaves the state if the line was ended from this side. */
    void leaveIfEnded();

    /** Leaves the state with the line open: what the client sends next is answered with a reset. */
    void loseState();

    /** Sends a stream error past whatever waits, and ends the connection. */
    void endStream(StreamErrorKind kind);

    /** Refuses the login and ends the connection. */
    void failLogin(LoginFailure failure);

    /** Answers the WebSocket upgrade with an HTTP status; what has none is not asked. */
    default void refuseUpgrade(int status) {
        throw new IllegalStateException("This protocol has no upgrade that could be refused with " + status);
    }

    /** Hands the client other routing information; what has none is not asked. */
    default void changeRouting() {
        throw new IllegalStateException("This protocol has no routing information");
    }
}
