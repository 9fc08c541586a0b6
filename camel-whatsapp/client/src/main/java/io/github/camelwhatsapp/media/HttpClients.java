package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.spi.ProxySettings;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Makes the JVM's HTTP client for an account: HTTP/1.1, its certificates, its proxy, and no redirects of its own. */
final class HttpClients {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** The schemes that the JDK does not use towards proxies; {@code Basic} unless set. */
    private static final String NO_PASSWORDS = "jdk.http.auth.tunneling.disabledSchemes";

    private HttpClients() {}

    /**
     * Makes one.
     *
     * @throws MediaException if it cannot go through the proxy
     */
    static HttpClient of(TrustedCertificates trusted, Optional<ProxySettings> proxy) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        if (!trusted.certificates().isEmpty()) {
            builder.sslContext(trusting(trusted));
        }
        proxy.ifPresent(through -> goThrough(builder, through));
        return builder.build();
    }

    /** Everything goes through the proxy or nothing does, so what this JVM's HTTP cannot do is refused. */
    private static void goThrough(HttpClient.Builder builder, ProxySettings proxy) {
        if (proxy.kind() != ProxySettings.Kind.HTTP) {
            throw new MediaException(
                    Reason.LOCAL,
                    "Media cannot go through a " + proxy.kind() + " proxy; they can through an HTTP proxy");
        }
        if (proxy.credentials().isPresent() && !sendsPasswords()) {
            throw new MediaException(
                    Reason.LOCAL,
                    "Media cannot go through a proxy that wants a password, unless this JVM is started with -D"
                            + NO_PASSWORDS
                            + "= (with nothing behind it), which lets its HTTP client tell proxies a password");
        }
        builder.proxy(ProxySelector.of(
                new InetSocketAddress(proxy.address().host(), proxy.address().port())));
        proxy.credentials()
                .ifPresent(known -> builder.authenticator(new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(
                                known.user(), known.password().toCharArray());
                    }
                }));
    }

    /** Whether the JDK tells a proxy a password before a TLS connection; unless told otherwise it does not. */
    private static boolean sendsPasswords() {
        String disabled = System.getProperty(NO_PASSWORDS, "Basic");
        return !disabled.toLowerCase(Locale.ROOT).contains("basic");
    }

    private static SSLContext trusting(TrustedCertificates trusted) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < trusted.certificates().size(); i++) {
                store.setCertificateEntry("trusted-" + i, trusted.certificates().get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This JVM cannot trust the given certificates", e);
        }
    }
}
