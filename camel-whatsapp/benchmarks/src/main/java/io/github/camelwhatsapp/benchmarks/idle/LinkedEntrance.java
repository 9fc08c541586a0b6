package io.github.camelwhatsapp.benchmarks.idle;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.benchmarks.process.EmulatorProcess;
import io.github.camelwhatsapp.benchmarks.process.MultiDeviceAddress;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import java.util.List;

/** Devices that are linked to a phone of the emulator by QR code, restart, log in, and leave their keys with the server. */
final class LinkedEntrance implements Entrance {
    private final EmulatorProcess emulator;
    private final MultiDeviceAddress address;
    private final TrustedCertificates trusted;

    LinkedEntrance(EmulatorProcess emulator) {
        this.emulator = emulator;
        address = emulator.multiDevice();
        trusted = TrustedCertificates.ofPem(emulator.certificate());
    }

    @Override
    public AccountSettings settings(String number) {
        emulator.account(number);
        return settings(number, address.server());
    }

    /** The same for one that is linked already, by way of another address. */
    AccountSettings settings(String number, ServerAddress server) {
        return AccountSettings.builder("account-" + number)
                .generation("multidevice")
                .servers(List.of(server))
                .trusted(trusted)
                .linking(LinkingSettings.DEFAULT.withRoot(address.rootKey(), 0))
                .build();
    }

    /** Where it really is. */
    ServerAddress server() {
        return address.server();
    }

    @Override
    public void enter(WhatsAppClient client, String number) {
        String code =
                client.execute(new LinkByQr()).toCompletableFuture().join().text();
        emulator.scan(number, code);
    }

    @Override
    public void awaitOnline(String number) {
        emulator.awaitLinkedOnline(number);
    }
}
