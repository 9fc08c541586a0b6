package io.github.camelwhatsapp.spi;

import java.net.URI;
import java.util.Locale;

/**
 * Where and as what an account registers its number. Source: classic.md sections 4.1 and 4.3.
 *
 * @param service the address of the service, below which {@code code}, {@code register} and {@code exist} are found
 * @param platform the client that it registers as; decides the request's token and user agent
 */
public record RegistrationSettings(URI service, Platform platform) {
    /** The real service, as the Android client of July 2016. */
    public static final RegistrationSettings DEFAULT =
            new RegistrationSettings(URI.create("https://v.whatsapp.net/v2/"), Platform.ANDROID);

    /** The clients of the time that one can register as. */
    public enum Platform {
        /** Android 2.16.148. */
        ANDROID,
        /** Nokia S40 2.16.11. */
        S40
    }

    /**
     * Checks the address; a slash at its end may be left out.
     *
     * @throws IllegalArgumentException if it is not https or has no host; names what was given
     */
    public RegistrationSettings {
        String scheme = service.getScheme() == null ? "" : service.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") || service.getHost() == null || service.getRawQuery() != null) {
            throw new IllegalArgumentException("'" + service
                    + "' is no address of a registration service: expected https://host[:port]/path, such as "
                    + "https://v.whatsapp.net/v2");
        }
        if (!service.getPath().endsWith("/")) {
            service = URI.create(service + "/");
        }
    }

    /** The same at another address. */
    public RegistrationSettings withService(URI address) {
        return new RegistrationSettings(address, platform);
    }

    /** The same as another client. */
    public RegistrationSettings withPlatform(Platform other) {
        return new RegistrationSettings(service, other);
    }
}
