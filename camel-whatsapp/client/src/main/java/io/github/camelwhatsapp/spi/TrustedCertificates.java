package io.github.camelwhatsapp.spi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whose certificates the HTTPS services of an account may show: those that this JVM trusts, or a list in their place. There is no
 * way to trust everybody.
 *
 * @param certificates those to trust; empty for the JVM's own
 */
public record TrustedCertificates(List<X509Certificate> certificates) {
    /** Those that this JVM trusts. */
    public static final TrustedCertificates OF_THE_JVM = new TrustedCertificates(List.of());

    /** Copies the list. */
    public TrustedCertificates {
        certificates = List.copyOf(certificates);
    }

    /**
     * Reads certificates from a PEM file.
     *
     * @throws IllegalArgumentException if there is no such file, or no certificate in it; names the file
     */
    public static TrustedCertificates ofFile(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, "The file " + file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The file " + file + " with the trusted certificates cannot be read: " + e, e);
        }
    }

    /**
     * Reads certificates from PEM text.
     *
     * @throws IllegalArgumentException if there is no certificate in it
     */
    public static TrustedCertificates ofPem(String text) {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), "The text");
    }

    private static TrustedCertificates read(InputStream in, String where) {
        try {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new CertificateException("it holds none");
            }
            return new TrustedCertificates(found);
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    where + " holds no certificates in PEM form (-----BEGIN CERTIFICATE-----): " + e.getMessage(), e);
        }
    }

    /** Whose they are. */
    @Override
    public String toString() {
        return certificates.isEmpty()
                ? "TrustedCertificates[of the JVM]"
                : "TrustedCertificates"
                        + certificates.stream()
                                .map(certificate ->
                                        certificate.getSubjectX500Principal().getName())
                                .toList();
    }
}
