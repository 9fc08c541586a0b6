package io.github.camelwhatsapp.multidevice.handshake;

import io.github.camelwhatsapp.proto.DeviceProps.PlatformType;

/**
 * How a linked device presents itself. To be kept as it is for the life of a device: a client that keeps changing is taken
 * for a stolen one.
 *
 * @param version the version of the client
 * @param os the name shown on the phone
 * @param platform the browser or kind of device that the phone shows as an icon
 * @param country two letters, such as US
 * @param fullHistory whether the phone is asked for as much history as it has
 */
public record CompanionProfile(
        ClientVersion version, String os, PlatformType platform, String country, boolean fullHistory) {
    /** Checks the country. */
    public CompanionProfile {
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException(
                    "The country must be two letters such as US, '" + country + "' was given");
        }
    }
}
