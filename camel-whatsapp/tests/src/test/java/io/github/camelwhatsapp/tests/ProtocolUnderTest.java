package io.github.camelwhatsapp.tests;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;

/** The generations of the protocol, for tests of what holds on both. */
public enum ProtocolUnderTest {
    /** The protocol of 2016. */
    CLASSIC,
    /** Today's network: accounts are devices that are linked to phones. */
    MULTIDEVICE;

    /** The name by which an account asks for it. */
    public String generation() {
        return this == CLASSIC ? "classic" : "multidevice";
    }

    /** An account at the servers of this generation. */
    AccountAtServer account(WhatsAppEmulator emulator, String number) {
        return switch (this) {
            case CLASSIC -> new ClassicAccountAtServer(emulator, number);
            case MULTIDEVICE -> new LinkedAccountAtServer(emulator, number);
        };
    }
}
