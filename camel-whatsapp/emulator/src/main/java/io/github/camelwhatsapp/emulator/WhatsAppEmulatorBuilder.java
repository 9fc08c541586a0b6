package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.emulator.state.Limits;
import io.github.camelwhatsapp.emulator.state.NonceSource;
import io.github.camelwhatsapp.emulator.state.Patience;
import io.github.camelwhatsapp.emulator.tls.ServerCertificate;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Settings of an emulator that is not started yet. Not for use by several threads. */
public final class WhatsAppEmulatorBuilder {
    private int classicPort;
    private int multiDevicePort;
    private int registrationPort;
    private OptionalInt pagePort = OptionalInt.empty();
    private Optional<String> portProperty = Optional.empty();
    private Optional<TimeSource> time = Optional.empty();
    private long seed = 1;
    private Limits limits = Limits.DEFAULT;
    private Patience patience = Patience.DEFAULT;
    private Optional<NonceSource> nonces = Optional.empty();
    private Optional<Path> keys = Optional.empty();

    WhatsAppEmulatorBuilder() {}

    /** The port of the classic service on loopback; 0, as if not set, is any free one. */
    public WhatsAppEmulatorBuilder classicPort(int port) {
        classicPort = port;
        return this;
    }

    /** The port of the service of linked devices on loopback; 0, as if not set, is any free one. */
    public WhatsAppEmulatorBuilder multiDevicePort(int port) {
        multiDevicePort = port;
        return this;
    }

    /** The port of the registration service on loopback; 0, as if not set, is any free one. */
    public WhatsAppEmulatorBuilder registrationPort(int port) {
        registrationPort = port;
        return this;
    }

    /** The port of the phone page on loopback, 0 for any free one; there is no page if not set. */
    public WhatsAppEmulatorBuilder pagePort(int port) {
        pagePort = OptionalInt.of(port);
        return this;
    }

    /**
     * The port of the phone page by a system property, for a program that a person starts: if the port is taken, the exception says how to
     * choose another one.
     *
     * @param property its name, such as {@code page.port}
     * @param otherwise the port if the property is not set
     */
    public WhatsAppEmulatorBuilder pagePort(String property, int otherwise) {
        portProperty = Optional.of(property);
        return pagePort(Integer.getInteger(property, otherwise));
    }

    /**
     * The file where the keys are kept by which the servers show themselves, so that accounts that were told once to trust them trust the next
     * emulator, too; made at the first start. New keys each time if not set.
     */
    public WhatsAppEmulatorBuilder keysIn(Path file) {
        keys = Optional.of(file);
        return this;
    }

    /** The clock; wall time if not set. */
    public WhatsAppEmulatorBuilder time(TimeSource source) {
        time = Optional.of(source);
        return this;
    }

    /** The seed of faults and nonces; 1 if not set. */
    public WhatsAppEmulatorBuilder seed(long number) {
        seed = number;
        return this;
    }

    /** The bounds; {@link Limits#DEFAULT} if not set. */
    public WhatsAppEmulatorBuilder limits(Limits bounds) {
        limits = bounds;
        return this;
    }

    /** The deadlines; {@link Patience#DEFAULT} if not set. */
    public WhatsAppEmulatorBuilder patience(Patience deadlines) {
        patience = deadlines;
        return this;
    }

    /** Where the nonces of logins come from, for tests that compare bytes; from the seed if not set. */
    public WhatsAppEmulatorBuilder nonces(NonceSource source) {
        nonces = Optional.of(source);
        return this;
    }

    /**
     * Starts the emulator, which the caller closes.
     *
     * @throws IllegalStateException if a port of the services is taken; another port helps
     * @throws UncheckedIOException if the page's port is taken, or the file of {@link #keysIn} cannot be read or written
     */
    public WhatsAppEmulator start() {
        try {
            return new WhatsAppEmulator(this, certificate());
        } catch (UncheckedIOException e) {
            if (portProperty.isPresent() && e.getCause() instanceof BindException taken) {
                throw new UncheckedIOException(
                        e.getMessage() + ". Perhaps another emulator still runs; -D" + portProperty.get()
                                + "=0 takes any free port",
                        taken);
            }
            throw e;
        }
    }

    InetSocketAddress classicAddress() {
        return loopback(classicPort);
    }

    InetSocketAddress multiDeviceAddress() {
        return loopback(multiDevicePort);
    }

    InetSocketAddress registrationAddress() {
        return loopback(registrationPort);
    }

    /** Where the phones that it plays reach the service of today's network. */
    InetSocketAddress phoneAddress() {
        return loopback(0);
    }

    private ServerCertificate certificate() {
        return keys.map(ServerCertificate::keptIn).orElseGet(ServerCertificate::create);
    }

    OptionalInt pagePort() {
        return pagePort;
    }

    TimeSource time() {
        return time.orElseGet(TimeSource::system);
    }

    long seed() {
        return seed;
    }

    Limits limits() {
        return limits;
    }

    Patience patience() {
        return patience;
    }

    NonceSource nonces() {
        return nonces.orElseGet(() -> NonceSource.seeded(seed));
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
