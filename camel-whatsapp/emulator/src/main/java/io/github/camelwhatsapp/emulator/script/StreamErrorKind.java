package io.github.camelwhatsapp.emulator.script;

import static io.github.camelwhatsapp.emulator.script.Generation.CLASSIC;
import static io.github.camelwhatsapp.emulator.script.Generation.MULTI_DEVICE;

import java.util.Set;

/** The ways in which a stream ends with an error. Source: classic.md section 11.5, multidevice-transport.md section 8.5. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of makes sets that cannot change.
public enum StreamErrorKind {
    /** The same number or device logged in elsewhere. */
    CONFLICT("conflict", "", CLASSIC, MULTI_DEVICE),
    /** The server goes down. */
    SYSTEM_SHUTDOWN("system-shutdown", "", CLASSIC),
    /** The client sent what is no node. */
    XML_NOT_WELL_FORMED("xml-not-well-formed", "", CLASSIC, MULTI_DEVICE),
    /** The client did not ack. */
    ACK("ack", "", CLASSIC, MULTI_DEVICE),
    /** The client's frames do not open. */
    BAD_MAC("bad-mac", "", MULTI_DEVICE),
    /** The client is to connect again at once. */
    RESTART("", "515", MULTI_DEVICE),
    /** The device was unlinked on the phone. */
    DEVICE_REMOVED("conflict", "401", MULTI_DEVICE),
    /** The device is not authorised. */
    UNAUTHORIZED("", "401", MULTI_DEVICE),
    /** The device was removed, in a second form. */
    REMOVED("", "516", MULTI_DEVICE),
    /** The same device is connected elsewhere, in a second form. */
    CONFLICT_CODE("", "409", MULTI_DEVICE),
    /** The client asked too much. */
    RATE_LIMIT("", "429", MULTI_DEVICE),
    /** Something broke at the server. */
    INTERNAL("", "500", MULTI_DEVICE),
    /** The server restarts. */
    SERVICE_UNAVAILABLE("", "503", MULTI_DEVICE),
    /** No error: the single token that ends a stream cleanly. */
    STREAM_END("xmlstreamend", "", MULTI_DEVICE);

    private final String tag;
    private final String code;
    private final Set<Generation> generations;

    StreamErrorKind(String tag, String code, Generation... generations) {
        this.tag = tag;
        this.code = code;
        this.generations = Set.of(generations);
    }

    /** The tag of the error's child; empty if it has none. */
    public String tag() {
        return tag;
    }

    /** The error's code; empty if it has none. */
    public String code() {
        return code;
    }

    /** The services that have it. */
    public Set<Generation> generations() {
        return generations;
    }
}
