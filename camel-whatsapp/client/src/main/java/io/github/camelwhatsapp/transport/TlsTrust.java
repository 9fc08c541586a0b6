package io.github.camelwhatsapp.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * Whose certificates a TLS connection believes; the name on the certificate must be the server's in any case. Immutable and meant to be
 * shared: it holds the trust store once for all connections.
 */
public final class TlsTrust {
    private final SslContext context;

    private TlsTrust(SslContext context) {
        this.context = context;
    }

    /** The authorities that this Java platform believes. */
    public static TlsTrust system() {
        return OfThePlatform.TRUST;
    }

    /**
     * These certificates, and what is signed by authorities among them, and no others.
     *
     * @param certificates at least one
     */
    public static TlsTrust of(List<X509Certificate> certificates) {
        try {
            return new TlsTrust(client().trustManager(certificates.toArray(X509Certificate[]::new))
                    .build());
        } catch (SSLException e) {
            throw new IllegalArgumentException("These certificates cannot be trusted: " + certificates, e);
        }
    }

    /** The handler of one connection. Its deadline is that of the whole attempt. */
    SslHandler handler(ByteBufAllocator allocator, String host, int port) {
        SslHandler handler = context.newHandler(allocator, host, port);
        handler.setHandshakeTimeoutMillis(0);
        SSLEngine engine = handler.engine();
        SSLParameters parameters = engine.getSSLParameters();
        // Without this only the chain is checked, and any certificate of any name would do.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return handler;
    }

    private static SslContextBuilder client() {
        return SslContextBuilder.forClient().sslProvider(SslProvider.JDK).protocols("TLSv1.3", "TLSv1.2");
    }

    /** Made when it is first needed. */
    private static final class OfThePlatform {
        static final TlsTrust TRUST = make();

        private static TlsTrust make() {
            try {
                return new TlsTrust(client().build());
            } catch (SSLException e) {
                throw new IllegalStateException("This Java platform has no TLS", e);
            }
        }
    }
}
