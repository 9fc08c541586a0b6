package io.github.camelwhatsapp.tests.kill;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Entry;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Today's network. The account under test is a linked device; whoever writes to it are phones, which encrypt and decrypt as real ones do.
 *
 * @param number the account under test
 * @param certificate the file with the certificate of the emulator
 * @param misread the share of messages that phones fail to read at first
 * @param parcels whether messages are documents
 */
record LinkedNetwork(WhatsAppEmulator emulator, String number, Path certificate, double misread, boolean parcels)
        implements Network {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double ONE_IN_FIVE = 0.2;

    /**
     * @param directory for the certificate
     * @param variant whether phones fail to read some of what comes, and whether messages are documents
     */
    static LinkedNetwork of(WhatsAppEmulator emulator, String number, Path directory, Variant variant) {
        Path certificate = directory.resolve("server.pem");
        try {
            Files.writeString(certificate, emulator.certificate().pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LinkedNetwork(
                emulator, number, certificate, variant.isForgetful() ? ONE_IN_FIVE : 0, variant.isOfMedia());
    }

    @Override
    public Access access() {
        return new Access(
                Protocol.MULTIDEVICE,
                "localhost:" + emulator.multiDevice().address().getPort(),
                number,
                emulator.multiDevice().rootKey(),
                certificate);
    }

    @Override
    public boolean isEncrypted() {
        return true;
    }

    @Override
    public boolean isToBePrepared() {
        return true;
    }

    /** The phone scans the code that the process shows. */
    @Override
    public void prepare(SubjectProcess process) throws IOException, InterruptedException {
        process.command(Wire.LINK);
        String said = process.next(PATIENCE)
                .filter(line -> line.startsWith(Wire.CODE))
                .orElseThrow(() -> new IllegalStateException("The process shows no code to be scanned"));
        int device = emulator.phone(number)
                .scans(said.substring(Wire.CODE.length()))
                .orTimeout(PATIENCE.toSeconds(), SECONDS)
                .join()
                .number();
        emulator.multiDevice().awaitOnline(number, 1, PATIENCE);
        emulator.multiDevice().awaitPreKeys(number, device, PATIENCE);
    }

    @Override
    public Correspondent correspondent(String other) {
        Phone phone = emulator.phone(other).awaitOnline(PATIENCE);
        phone.troubles().misreads(misread, 1);
        return parcels ? new PostingCorrespondent(phone) : new PlayedCorrespondent(phone);
    }

    @Override
    public FaultPlan faults() {
        return emulator.multiDevice().faults();
    }

    @Override
    public void awaitSettled(Duration limit) {
        emulator.multiDevice().awaitSettled(number, limit);
    }

    @Override
    public List<Entry> ofSubject() {
        return emulator.multiDevice().transcript().entries();
    }

    @Override
    public List<Entry> ofOthers() {
        return emulator.phoneTranscript().entries();
    }
}
