package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.nio.file.Path;
import java.util.Locale;

/** The generations of the protocol that can be put under test. */
enum Protocol {
    /** The protocol of 2016: the account under test is the phone. */
    CLASSIC,
    /** Today's network: the account under test is a device that the harness links to a phone, and everything is encrypted. */
    MULTIDEVICE;

    static Protocol of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The name by which an account asks for it. */
    String generation() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a variant says something of its own here. */
    boolean has(Variant variant) {
        return switch (this) {
            case CLASSIC -> !variant.isAskedAgain() && !variant.isLinking() && !variant.isOfMedia();
            case MULTIDEVICE -> !variant.isEncrypted();
        };
    }

    /**
     * The network as a run sees it.
     *
     * @param number the account under test
     * @param directory where processes under test find what they need of it
     */
    Network on(WhatsAppEmulator emulator, String number, Variant variant, Path directory) {
        return switch (this) {
            case CLASSIC -> new ClassicNetwork(emulator, number, variant.isEncrypted());
            case MULTIDEVICE -> LinkedNetwork.of(emulator, number, directory, variant);
        };
    }
}
