package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.linking.LinkedDevice;
import io.github.camelwhatsapp.emulator.linking.LinkingException;
import io.github.camelwhatsapp.emulator.phone.Phone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The phone that links the account under test anew, time and again. Used by one thread. */
final class Relinking {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WhatsAppEmulator emulator;
    private final String number;
    private final Path store;
    private final List<String> wrongs = new ArrayList<>();
    private CompletableFuture<LinkedDevice> scan = new CompletableFuture<>();
    private int linkedAfterKill;

    /**
     * @param number the account under test
     * @param store the directory of its store
     */
    Relinking(WhatsAppEmulator emulator, String number, Path store) {
        this.emulator = emulator;
        this.number = number;
        this.store = store;
    }

    /** Nothing is left of an earlier link, on either side. No process may have the store open. */
    void begin() throws IOException {
        phone().linkedDevices().forEach(phone()::unlinks);
        if (Files.exists(store)) {
            try (Stream<Path> files = Files.walk(store)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        scan = new CompletableFuture<>();
    }

    /** The phone scans what a process shows, if it says that it shows a code. */
    void note(String line) {
        if (line.startsWith(Wire.CODE)) {
            scan(line.substring(Wire.CODE.length())).whenComplete((device, problem) -> {
                if (problem == null) {
                    scan.complete(device);
                }
            });
        }
    }

    /** Whether the server has heard that the device is linked, so that what is written to the account comes to it. */
    boolean isLinked() {
        return scan.isDone();
    }

    /** Whether the device has all that it needs. */
    boolean isReady() {
        return isLinked() && emulator.account(number).preKeys(scan.join().number()) > 0;
    }

    /** The next process has found out how things stand; if it is not linked, another code works. */
    void recover(SubjectProcess process, String decided) throws IOException, InterruptedException {
        boolean online = decided.equals(Wire.DECIDED + Wire.ONLINE);
        if (online) {
            linkedAfterKill++;
        } else {
            if (isLinked()) {
                wrongs.add("a link that the server knew is lost: " + decided);
            }
            process.command(Wire.LINK);
            String code = process.next(PATIENCE)
                    .filter(line -> line.startsWith(Wire.CODE))
                    .orElseThrow(() -> new IllegalStateException("The process shows no other code: " + decided));
            scan(code.substring(Wire.CODE.length()))
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
        emulator.multiDevice().awaitOnline(number, 1, PATIENCE);
        List<LinkedDevice> devices = phone().linkedDevices();
        if (devices.size() != 1) {
            wrongs.add("linked " + devices.size() + " times");
        }
        emulator.multiDevice().awaitPreKeys(number, devices.get(0).number(), PATIENCE);
    }

    /** What was not as it should be. */
    List<String> wrongs() {
        return List.copyOf(wrongs);
    }

    /** After how many kills the account was linked. */
    int linkedAfterKill() {
        return linkedAfterKill;
    }

    private CompletableFuture<LinkedDevice> scan(String code) {
        try {
            return phone().scans(code);
        } catch (LinkingException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Phone phone() {
        return emulator.phone(number);
    }
}
