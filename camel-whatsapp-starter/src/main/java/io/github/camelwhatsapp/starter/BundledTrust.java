package io.github.camelwhatsapp.starter;

import io.github.camelwhatsapp.component.OptionException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Collections;
import java.util.stream.Collectors;
import org.springframework.boot.ssl.SslBundle;

/** The certificates that an SSL bundle trusts, in the form that an account's option {@code trustedCertificates} takes. */
final class BundledTrust {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private BundledTrust() {}

    /**
     * The trusted certificates as PEM text.
     *
     * @param account for the message of the exception
     * @param name of the bundle, for the same
     * @throws OptionException if the bundle has no trust store, or nothing is in it
     */
    static String pem(SslBundle bundle, String account, String name) {
        KeyStore store = bundle.getStores().getTrustStore();
        try {
            String pem = store == null
                    ? ""
                    : Collections.list(store.aliases()).stream()
                            .map(alias -> certificate(store, alias))
                            .collect(Collectors.joining());
            if (pem.isEmpty()) {
                throw new OptionException("Account '" + account + "' is to trust the SSL bundle '" + name
                        + "' (camel.component.whatsapp-web.ssl-bundles." + account
                        + "), but that trusts nobody: expected is a bundle with a truststore");
            }
            return pem;
        } catch (KeyStoreException e) {
            throw new IllegalArgumentException("The trust store of the SSL bundle '" + name + "' cannot be read", e);
        }
    }

    private static String certificate(KeyStore store, String alias) {
        try {
            Certificate certificate = store.getCertificate(alias);
            return "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (KeyStoreException | CertificateEncodingException e) {
            throw new IllegalArgumentException("The certificate '" + alias + "' cannot be read", e);
        }
    }
}
