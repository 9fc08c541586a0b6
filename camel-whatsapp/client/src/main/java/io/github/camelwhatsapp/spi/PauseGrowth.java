package io.github.camelwhatsapp.spi;

/** How the pauses between attempts to connect grow; the first one is the unit. */
public enum PauseGrowth {
    /** 1, 2, 4, 8..., each cut by a random share of up to a half. */
    DOUBLING,
    /** 1, 1, 2, 3, 5, 8..., each made longer or shorter by up to a tenth. Source: multidevice-transport.md section 9. */
    FIBONACCI
}
