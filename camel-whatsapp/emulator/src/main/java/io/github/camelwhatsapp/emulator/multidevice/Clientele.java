package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.proto.ClientPayload.UserAgent.Platform;
import java.util.Set;

/** Whom a service lets in. */
public enum Clientele {
    /** Devices that are linked to a phone, or want to be. */
    LINKED_DEVICES(Set.of(Platform.WEB, Platform.MACOS)),
    /** The phones themselves. */
    PHONES(Set.of(Platform.ANDROID));

    private final Set<Platform> platforms;

    Clientele(Set<Platform> platforms) {
        this.platforms = platforms;
    }

    /** The platforms that it may name. */
    Set<Platform> platforms() {
        return platforms;
    }

    /** Whether the number of a device is of this kind: a phone's is 0. */
    boolean includes(int device) {
        return (device == 0) == (this == PHONES);
    }
}
