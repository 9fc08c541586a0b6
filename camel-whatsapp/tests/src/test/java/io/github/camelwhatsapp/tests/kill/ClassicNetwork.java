package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Entry;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import io.github.camelwhatsapp.spi.ServerAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The network of the classic generation.
 *
 * @param number the account under test
 * @param isEncrypted whether everybody encrypts
 */
record ClassicNetwork(WhatsAppEmulator emulator, String number, boolean isEncrypted) implements Network {
    @Override
    public Access access() {
        return new Access(
                Protocol.CLASSIC,
                ServerAddress.of(emulator.classicAddress()).toString(),
                number,
                emulator.account(number).password(),
                Path.of(""));
    }

    /** Whoever writes before the account has keys would do so in the clear. */
    @Override
    public boolean isToBePrepared() {
        return isEncrypted;
    }

    @Override
    public void prepare(SubjectProcess process) {
        EncryptingCorrespondent.awaitKeys(emulator, number);
    }

    @Override
    public Correspondent correspondent(String other) {
        return isEncrypted
                ? EncryptingCorrespondent.start(emulator, other)
                : new PlayedCorrespondent(emulator.phone(other));
    }

    @Override
    public FaultPlan faults() {
        return emulator.faults();
    }

    @Override
    public void awaitSettled(Duration limit) {
        emulator.awaitSettled(number, limit);
    }

    @Override
    public List<Entry> ofSubject() {
        return passed(true);
    }

    @Override
    public List<Entry> ofOthers() {
        return passed(false);
    }

    private List<Entry> passed(boolean bySubject) {
        return emulator.transcript().entries().stream()
                .filter(entry -> entry.account().equals(number) == bySubject)
                .toList();
    }
}
