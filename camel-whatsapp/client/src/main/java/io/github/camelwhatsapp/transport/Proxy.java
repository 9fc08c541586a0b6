package io.github.camelwhatsapp.transport;

import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A proxy that a connection goes through. Prints no password.
 *
 * @param kind how to talk to it
 * @param host name or address of the proxy, which is looked up here
 * @param port its port
 * @param credentials what it wants to know; empty for nothing
 */
public record Proxy(Kind kind, String host, int port, Optional<Credentials> credentials) {
    /** How to talk to a proxy. */
    public enum Kind {
        /** HTTP CONNECT (RFC 9110 section 9.3.6), with Basic authentication. */
        HTTP,
        /** SOCKS 5 (RFC 1928), with user name and password (RFC 1929). */
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

    /** The handler that goes in front of all others. Its deadline is that of the whole attempt. */
    ProxyHandler handler() {
        InetSocketAddress address = InetSocketAddress.createUnresolved(host, port);
        ProxyHandler handler = kind == Kind.HTTP ? http(address) : socks(address);
        handler.setConnectTimeoutMillis(0);
        return handler;
    }

    private ProxyHandler http(InetSocketAddress address) {
        return credentials
                .map(who -> new HttpProxyHandler(address, who.user(), who.password()))
                .orElseGet(() -> new HttpProxyHandler(address));
    }

    private ProxyHandler socks(InetSocketAddress address) {
        return credentials
                .map(who -> new Socks5ProxyHandler(address, who.user(), who.password()))
                .orElseGet(() -> new Socks5ProxyHandler(address));
    }

    @Override
    public String toString() {
        return kind + " proxy " + host + ":" + port;
    }
}
