package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.event.LinkingEnded.Reason;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;

/** One way to show a phone that this device is to be linked. All calls come from the connection's lane. */
interface LinkingCodes {
    /** Ends the attempt. */
    @FunctionalInterface
    interface End {
        /** Ends it for a reason. */
        void end(Reason reason, String detail);
    }

    /** The server waits, and gave these references. */
    void begin(List<String> references);

    /** The phone says something about a typed code. */
    void phoneSays(Node stage);

    /** The server wants another secret. */
    void renewSecret();

    /** The secret by which the phone proves that it saw a code, 32 bytes. */
    byte[] secret();

    /** No more codes. */
    void stop();
}
