package io.github.camelwhatsapp.emulator.tls;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate of the emulator's own, for {@code localhost} and the loopback addresses, and its key. Made anew for each emulator
 * and kept in memory, or kept in a file for the next one: nobody but a client that is told to trust it does. Immutable.
 */
public final class ServerCertificate {
    private static final X500Name NAME = new X500Name("CN=WhatsApp emulator on loopback");

    // Dates that hold whatever clock a test uses: TLS checks them by wall time.
    private static final Date FROM = Date.from(Instant.parse("2015-01-01T00:00:00Z"));
    private static final Date UNTIL = Date.from(Instant.parse("2049-12-31T00:00:00Z"));

    private static final String ENTRY = "emulator";

    // It guards nothing: whoever reads the file can show a client that trusts it another server on loopback.
    private static final char[] PASSWORD = "emulator".toCharArray();

    private final PrivateKey key;
    private final X509Certificate certificate;

    private ServerCertificate(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** Makes keys and a certificate that they sign themselves. */
    public static ServerCertificate create() {
        try {
            SecureRandom random = new SecureRandom();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair keys = generator.generateKeyPair();
            return new ServerCertificate(keys.getPrivate(), sign(keys, new BigInteger(120, random).setBit(119)));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("This JDK cannot make a certificate on the curve P-256", e);
        }
    }

    /**
     * The certificate that is kept in a file, PKCS 12, so that who was told once to trust it trusts the next emulator, too. Where there is no
     * such file one is made and written; its directory has to be there.
     *
     * @throws UncheckedIOException if the file cannot be read or written
     * @throws IllegalStateException if it holds something else
     */
    public static ServerCertificate keptIn(Path file) {
        try {
            return Files.exists(file) ? read(file) : create().write(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The certificate cannot be kept in " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(file + " holds no certificate of the emulator", e);
        }
    }

    /** What a client must be told to trust. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The same as text, PEM. */
    public String pem() {
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("The certificate has no bytes", e);
        }
    }

    /**
     * Writes the PEM text to a file, in place of what is there.
     *
     * @return the file
     * @throws UncheckedIOException if it cannot be written
     */
    public Path writeTo(Path file) {
        try {
            return Files.writeString(file, pem());
        } catch (IOException e) {
            throw new UncheckedIOException("The certificate cannot be written to " + file, e);
        }
    }

    /** 32 secret bytes that are the same as long as the certificate is: for other keys that are to last as long. */
    public byte[] secret() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** What a server's TLS handler is made of. */
    public SslContext serverContext() {
        try {
            return SslContextBuilder.forServer(key, certificate).build();
        } catch (SSLException e) {
            throw new IllegalStateException("This JDK does not serve TLS with a certificate on P-256", e);
        }
    }

    /** The same for sockets of the JDK. */
    public SSLContext socketContext() {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keyStore(), PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This JDK does not serve TLS with a certificate on P-256", e);
        }
    }

    /** What trusts this certificate and no other, for the emulator's own phones. */
    public SSLContext trustingContext() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(ENTRY, certificate);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This JDK does not trust a certificate on P-256", e);
        }
    }

    private KeyStore keyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ENTRY, key, PASSWORD, new X509Certificate[] {certificate});
        return store;
    }

    private ServerCertificate write(Path file) throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            keyStore().store(out, PASSWORD);
        }
        return this;
    }

    private static ServerCertificate read(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        if (store.getKey(ENTRY, PASSWORD) instanceof PrivateKey key
                && store.getCertificate(ENTRY) instanceof X509Certificate certificate) {
            return new ServerCertificate(key, certificate);
        }
        throw new KeyStoreException("There is no key with a certificate under the name " + ENTRY);
    }

    private static X509Certificate sign(KeyPair keys, BigInteger serial)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(NAME, serial, FROM, UNTIL, NAME, keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")
        }));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    /** Whose it is; the key does not show. */
    @Override
    public String toString() {
        return "ServerCertificate[" + certificate.getSubjectX500Principal() + ", " + certificate.getSerialNumber()
                + "]";
    }
}
