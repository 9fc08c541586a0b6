package io.github.camelwhatsapp.spi;

import java.net.InetSocketAddress;

/**
 * Where a server listens.
 *
 * @param host name or address
 * @param port 1..65535
 */
public record ServerAddress(String host, int port) {
    /** Checks host and port. */
    public ServerAddress {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw bad(host + ":" + port);
        }
    }

    /**
     * Reads {@code host:port}; an IPv6 address stands in brackets.
     *
     * @throws IllegalArgumentException if it is not of that form; names what was given
     */
    public static ServerAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw bad(text);
        }
        String host = text.substring(0, colon).strip();
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            return new ServerAddress(
                    host, Integer.parseInt(text.substring(colon + 1).strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(bad(text).getMessage(), e);
        }
    }

    /** The address of a socket that listens here. */
    public static ServerAddress of(InetSocketAddress address) {
        return new ServerAddress(address.getHostString(), address.getPort());
    }

    @Override
    public String toString() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException("'" + text
                + "' is no server address: expected host:port, such as 127.0.0.1:5222, with a port from 1 to 65535");
    }
}
