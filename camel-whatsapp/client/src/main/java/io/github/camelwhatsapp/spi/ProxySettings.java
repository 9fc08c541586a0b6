package io.github.camelwhatsapp.spi;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The proxy of an account. With one, everything of the account goes through it, the look-up of the servers' names included, or
 * nothing does. Prints no password.
 *
 * @param kind how to talk to it
 * @param address where it listens
 * @param credentials what it wants to know; empty for nothing
 */
public record ProxySettings(Kind kind, ServerAddress address, Optional<Credentials> credentials) {
    /**
     * Checks the credentials.
     *
     * @throws IllegalArgumentException if a SOCKS proxy is to be told anything but ASCII, for which it has no encoding; nothing of it is
     *     repeated
     */
    public ProxySettings {
        if (kind == Kind.SOCKS5
                && credentials
                        .filter(who -> !isAscii(who.user() + who.password()))
                        .isPresent()) {
            throw new IllegalArgumentException(
                    "proxy: user and password of a SOCKS proxy are ASCII characters, others were given");
        }
    }

    /** How to talk to a proxy. */
    public enum Kind {
        /** HTTP CONNECT. */
        HTTP,
        /** SOCKS 5. */
        SOCKS5
    }

    /**
     * Who we are for the proxy. Prints no password.
     *
     * @param user the user's name
     * @param password the password, a secret
     */
    public record Credentials(String user, String password) {
        @Override
        public String toString() {
            return "Credentials(" + user + ")";
        }
    }

    /**
     * Reads {@code http://user:password@host:port} or {@code socks5://host:port}; what is special in user and password is written with
     * per cent signs.
     *
     * @throws IllegalArgumentException if it is not of that form; the password is not repeated
     */
    public static ProxySettings parse(String text) {
        try {
            URI uri = new URI(text.strip());
            if (uri.getScheme() == null || uri.getHost() == null || uri.getPort() < 0) {
                throw bad();
            }
            String host = uri.getHost().startsWith("[")
                    ? uri.getHost().substring(1, uri.getHost().length() - 1)
                    : uri.getHost();
            return new ProxySettings(
                    kind(uri.getScheme()), new ServerAddress(host, uri.getPort()), credentials(uri.getRawUserInfo()));
        } catch (URISyntaxException e) {
            // Its message repeats the text, and with it the password.
            throw bad();
        }
    }

    private static Kind kind(String scheme) {
        return switch (scheme) {
            case "http" -> Kind.HTTP;
            case "socks5", "socks5h" -> Kind.SOCKS5;
            default -> throw bad();
        };
    }

    private static Optional<Credentials> credentials(@org.jspecify.annotations.Nullable String userInfo) {
        if (userInfo == null) {
            return Optional.empty();
        }
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? Optional.of(new Credentials(decode(userInfo), ""))
                : Optional.of(
                        new Credentials(decode(userInfo.substring(0, colon)), decode(userInfo.substring(colon + 1))));
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException bad() {
        return new IllegalArgumentException(
                "that is no proxy's address; expected is http://host:port or socks5://host:port,"
                        + " with user:password@ in front of the host if it wants them");
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }
}
