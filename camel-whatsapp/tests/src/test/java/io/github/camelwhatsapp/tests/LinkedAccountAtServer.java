package io.github.camelwhatsapp.tests;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import io.github.camelwhatsapp.wire.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** A device at today's servers, linked to the number's phone. */
record LinkedAccountAtServer(WhatsAppEmulator emulator, String number) implements AccountAtServer {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Override
    public AccountSettings.Builder settings() {
        return AccountSettings.builder("account-" + number)
                .generation("multidevice")
                .servers(List.of(server()))
                .trusted(TrustedCertificates.ofPem(emulator.certificate().pem()))
                .linking(LinkingSettings.DEFAULT.withRoot(emulator.multiDevice().rootKey(), 0))
                .timings(TestAccount.QUICK);
    }

    @Override
    public WhatsAppAccount configured(Path directory) {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setGeneration("multidevice");
        account.setServers(server().toString());
        account.setRootKey(emulator.multiDevice().rootKey());
        account.setTrustedCertificates(certificate(directory).toString());
        return account;
    }

    private ServerAddress server() {
        return new ServerAddress("localhost", emulator.multiDevice().address().getPort());
    }

    private Path certificate(Path directory) {
        try {
            return Files.writeString(
                    directory.resolve("server.pem"), emulator.certificate().pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The phone scans the code of a client that it does not know; one device of the number is enough for a test. */
    @Override
    public void admit(Supplier<String> code, Runnable start) {
        Phone phone = emulator.phone(number).awaitOnline(SOON);
        if (phone.linkedDevices().isEmpty()) {
            int device = phone.scans(code.get())
                    .orTimeout(SOON.toSeconds(), SECONDS)
                    .join()
                    .number();
            emulator.multiDevice().awaitOnline(number, 1, SOON);
            emulator.multiDevice().awaitPreKeys(number, device, SOON);
        } else {
            start.run();
        }
    }

    private int device() {
        return emulator.phone(number).linkedDevices().get(0).number();
    }

    @Override
    public FaultPlan faults() {
        return emulator.multiDevice().faults();
    }

    @Override
    public Transcript transcript() {
        return emulator.multiDevice().transcript();
    }

    @Override
    public int waiting() {
        return emulator.account(number).waiting(device());
    }

    @Override
    public void awaitSettled(Duration limit) {
        emulator.multiDevice().awaitSettled(number, limit);
    }

    @Override
    public void awaitOffline(Duration limit) {
        emulator.multiDevice().awaitOnline(number, 0, limit);
    }

    @Override
    public String notification(Jid from, String type, Node child) {
        return emulator.account(number).notifyDevice(device(), from, type, child);
    }

    @Override
    public Node decoded(byte[] stanza) {
        return new MultiDeviceNodeDecoder().decode(stanza);
    }
}
