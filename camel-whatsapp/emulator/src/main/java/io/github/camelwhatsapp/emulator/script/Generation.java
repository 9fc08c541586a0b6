package io.github.camelwhatsapp.emulator.script;

/** The two services of the emulator, each with a fault plan of its own. */
public enum Generation {
    /** The protocol of primary devices up to 2016. */
    CLASSIC,
    /** The protocol of linked devices. */
    MULTI_DEVICE
}
