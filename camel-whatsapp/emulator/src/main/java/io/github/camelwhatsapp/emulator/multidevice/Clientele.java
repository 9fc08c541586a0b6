package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.proto.ClientPayload.UserAgent.Platform;
import java.util.Set;

/** Whom a service lets in. */
public enum Clientele {
    /** Devices that are linked to a phone, or want to be. */
    LINKED_DEVICES,
    /** The phones themselves. */
    PHONES;

    /** The platforms that it may name. */
    Set<Platform> platforms() {
        return this == PHONES ? Set.of(Platform.ANDROID) : Set.of(Platform.WEB, Platform.MACOS);
    }

    /** Whether the number of a device is of this kind: a phone's is 0. */
    boolean includes(int device) {
        return (device == 0) == (this == PHONES);
    }
}
