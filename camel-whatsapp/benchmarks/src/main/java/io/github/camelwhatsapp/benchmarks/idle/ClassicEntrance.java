package io.github.camelwhatsapp.benchmarks.idle;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.benchmarks.process.EmulatorProcess;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.Password;
import java.util.List;

/** Numbers that log in with a password. */
final class ClassicEntrance implements Entrance {
    private final EmulatorProcess emulator;

    ClassicEntrance(EmulatorProcess emulator) {
        this.emulator = emulator;
    }

    @Override
    public AccountSettings settings(String number) {
        return AccountSettings.builder("account-" + number)
                .generation("classic")
                .phoneNumber(number)
                .password(Password.ofBase64(emulator.account(number)))
                .servers(List.of(emulator.address()))
                .build();
    }

    @Override
    public void enter(WhatsAppClient client, String number) {
        client.start();
    }

    @Override
    public void awaitOnline(String number) {
        emulator.awaitOnline(number);
    }
}
