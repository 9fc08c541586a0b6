package io.github.camelwhatsapp.emulator.script;

/** The stream errors of the classic protocol. Source: classic.md section 11.5. */
public enum StreamErrorKind {
    /** The number logged in elsewhere. */
    CONFLICT("conflict"),
    /** The server goes down. */
    SYSTEM_SHUTDOWN("system-shutdown"),
    /** The client sent what is no node. */
    XML_NOT_WELL_FORMED("xml-not-well-formed"),
    /** The client did not ack. */
    ACK("ack");

    private final String tag;

    StreamErrorKind(String tag) {
        this.tag = tag;
    }

    /** The tag of the error's child. */
    public String tag() {
        return tag;
    }
}
