package io.github.camelwhatsapp.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The emulator as a program of its own, which lives on while the applications that are tried on it start and stop. It prints the address of the
 * phone page and the options that an account needs to meet it; they stay the same from start to start. What has been said and linked is forgotten
 * when it stops.
 *
 * <p>System properties choose ports, 0 for any free one: {@code page.port} (8088), {@code linked.port} (8089), {@code classic.port} (8090),
 * {@code registration.port} (8091); and {@code emulator.keys}, the directory of its keys and its certificate ({@code whatsapp-emulator}).
 */
public final class StandAlone {
    private static final String OWNER = "34600000001";
    private static final String FRIEND = "34123456789";

    private StandAlone() {}

    /** Runs until it is interrupted. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        Path directory = Files.createDirectories(Path.of(System.getProperty("emulator.keys", "whatsapp-emulator")));
        Optional<WhatsAppEmulator> started = start(directory);
        if (started.isPresent()) {
            try (WhatsAppEmulator emulator = started.get()) {
                Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "stop"));
                emulator.phone(OWNER).named("Support");
                emulator.phone(FRIEND).named("Ann");
                System.out.println(
                        welcome(emulator, emulator.certificate().writeTo(directory.resolve("certificate.pem"))));
                Thread.currentThread().join();
            }
        }
    }

    private static Optional<WhatsAppEmulator> start(Path directory) {
        try {
            return Optional.of(WhatsAppEmulator.builder()
                    .pagePort("page.port", 8088)
                    .multiDevicePort(Integer.getInteger("linked.port", 8089))
                    .classicPort(Integer.getInteger("classic.port", 8090))
                    .registrationPort(Integer.getInteger("registration.port", 8091))
                    .keysIn(directory.resolve("keys.p12"))
                    .start());
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            return Optional.empty();
        }
    }

    static String welcome(WhatsAppEmulator emulator, Path certificate) {
        URI page = emulator.page().orElseThrow();
        return """

                The emulator is on; nothing here reaches a real WhatsApp server. Stop it with Ctrl+C.

                  Phones: %s   (%s is the support's, %s is Ann's)

                  An account that is linked to the support's phone:

                    camel.component.whatsapp-web.accounts[support].servers = localhost:%d
                    camel.component.whatsapp-web.accounts[support].trustedCertificates = %s
                    camel.component.whatsapp-web.accounts[support].rootKey = %s

                  or, of 2016, with a password:

                    camel.component.whatsapp-web.accounts[support].generation = classic
                    camel.component.whatsapp-web.accounts[support].servers = 127.0.0.1:%d
                    camel.component.whatsapp-web.accounts[support].phoneNumber = %s
                    camel.component.whatsapp-web.accounts[support].password = %s
                """
                .formatted(
                        page,
                        OWNER,
                        FRIEND,
                        emulator.multiDevice().address().getPort(),
                        certificate.toAbsolutePath(),
                        emulator.multiDevice().rootKey(),
                        emulator.classicAddress().getPort(),
                        OWNER,
                        emulator.account(OWNER).password());
    }
}
