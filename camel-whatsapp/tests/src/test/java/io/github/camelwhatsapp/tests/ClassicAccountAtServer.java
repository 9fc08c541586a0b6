package io.github.camelwhatsapp.tests;

import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** An account of the classic servers. */
record ClassicAccountAtServer(WhatsAppEmulator emulator, String number) implements AccountAtServer {
    @Override
    public AccountSettings.Builder settings() {
        return TestAccount.settings(emulator, number);
    }

    @Override
    public WhatsAppAccount configured(Path directory) {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setGeneration("classic");
        account.setPhoneNumber(number);
        account.setPassword(emulator.account(number).password());
        account.setServers(ServerAddress.of(emulator.classicAddress()).toString());
        return account;
    }

    @Override
    public void admit(Supplier<String> code, Runnable start) {
        start.run();
    }

    @Override
    public FaultPlan faults() {
        return emulator.faults();
    }

    @Override
    public Transcript transcript() {
        return emulator.transcript();
    }

    @Override
    public int waiting() {
        return emulator.account(number).waiting();
    }

    @Override
    public void awaitSettled(Duration limit) {
        emulator.awaitSettled(number, limit);
    }

    @Override
    public void awaitOffline(Duration limit) {
        emulator.awaitOffline(number, limit);
    }

    @Override
    public String notification(Jid from, String type, Node child) {
        return emulator.account(number).notification(from, type, child);
    }

    @Override
    public Node decoded(byte[] stanza) {
        return ClassicNodeDecoder.decode(stanza);
    }
}
