package io.github.camelwhatsapp.spi;

import java.util.HexFormat;
import java.util.Optional;

/**
 * How a linked device shows itself, and whom it believes. To be kept as it is for the life of a device: a client that keeps changing is
 * taken for a stolen one. Source: multidevice-transport.md sections 2.5 and 3.
 *
 * @param browser the browser that the phone shows as an icon
 * @param operatingSystem the name that the phone shows, such as {@code Linux}; linking by code wants one that servers know
 * @param country two letters, such as {@code US}
 * @param fullHistory whether the phone is asked for as much history as it has
 * @param clientVersion the version that the client claims to be; servers turn old ones away
 * @param rootKey the public key under which the server's certificates stand: 64 hex digits; empty for that of the real service
 * @param rootSerial the serial number that goes with it, 0 to 2^32 - 1
 */
public record LinkingSettings(
        Browser browser,
        String operatingSystem,
        String country,
        boolean fullHistory,
        String clientVersion,
        Optional<String> rootKey,
        long rootSerial) {
    /** What fits the real service at the time of this version. */
    public static final LinkingSettings DEFAULT =
            new LinkingSettings(Browser.CHROME, "Linux", "US", false, "2.3000.1035194821", Optional.empty(), 0);

    /** Browsers that the service knows. */
    public enum Browser {
        /** Google Chrome. */
        CHROME("Chrome"),
        /** Mozilla Firefox. */
        FIREFOX("Firefox"),
        /** Apple Safari. */
        SAFARI("Safari"),
        /** Microsoft Edge. */
        EDGE("Edge"),
        /** Opera. */
        OPERA("Opera");

        private final String displayName;

        Browser(String displayName) {
            this.displayName = displayName;
        }

        /** Its name as phones show it. */
        public String displayName() {
            return displayName;
        }
    }

    /**
     * Checks what has a form.
     *
     * @throws IllegalArgumentException naming the field, what was given, and what is expected
     */
    public LinkingSettings {
        check("country", country, "[A-Z]{2}", "two capital letters, such as US");
        check("clientVersion", clientVersion, "[0-9]{1,9}\\.[0-9]{1,9}\\.[0-9]{1,10}", "2.3000.1035194821 or the like");
        check("operatingSystem", operatingSystem, "[^()]{1,64}", "a name of up to 64 characters, such as Linux");
        rootKey.ifPresent(key -> check("rootKey", key, "[0-9a-fA-F]{64}", "64 hex digits"));
        if (rootSerial < 0 || rootSerial > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("rootSerial is " + rootSerial + ", expected is 0 to 2^32 - 1");
        }
    }

    /** The root's key, 32 bytes; empty for that of the real service. */
    public Optional<byte[]> rootKeyBytes() {
        return rootKey.map(HexFormat.of()::parseHex);
    }

    /** The same with a root of its own, such as the emulator's. */
    public LinkingSettings withRoot(String keyInHex, long serial) {
        return new LinkingSettings(
                browser, operatingSystem, country, fullHistory, clientVersion, Optional.of(keyInHex), serial);
    }

    /** The same with another version. */
    public LinkingSettings withClientVersion(String version) {
        return new LinkingSettings(browser, operatingSystem, country, fullHistory, version, rootKey, rootSerial);
    }

    private static void check(String field, String given, String form, String expected) {
        if (!given.matches(form)) {
            throw new IllegalArgumentException(field + " is '" + given + "', expected is " + expected);
        }
    }
}
