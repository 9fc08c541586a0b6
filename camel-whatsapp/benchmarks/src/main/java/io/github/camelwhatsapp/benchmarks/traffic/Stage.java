package io.github.camelwhatsapp.benchmarks.traffic;

import io.github.camelwhatsapp.benchmarks.measure.TemporaryDirectory;
import io.github.camelwhatsapp.benchmarks.process.EmulatorProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** An emulator with phones in another process, and an account in this one that answers them. */
final class Stage implements AutoCloseable {
    static final int PHONES = 20;

    private static final String NUMBER = "34123456789";

    private final TemporaryDirectory directory = new TemporaryDirectory();
    private final EmulatorProcess emulator = new EmulatorProcess();
    private final Variant variant;
    private final Answerer answerer;

    Stage(Variant variant) throws Exception {
        this.variant = variant;
        String password = emulator.account(NUMBER);
        Optional<Path> store = variant.isDurable() ? Optional.of(store()) : Optional.empty();
        answerer = variant.start(new Answerer.Terms(NUMBER, password, emulator.address(), store));
        emulator.awaitOnline(NUMBER);
        emulator.connectPhones(PHONES);
    }

    EmulatorProcess emulator() {
        return emulator;
    }

    /** Where files that are to lie on the same disk as the store can be put. */
    Path directory() {
        return directory.path();
    }

    /** Sends so many messages; answers the nanoseconds until the last answer came, and returns when everything is acked. */
    long exchange(int messages) {
        long nanos = emulator.burst(NUMBER, messages).toNanos();
        emulator.awaitSettled(NUMBER);
        return nanos;
    }

    /** How many commits the store has seen; empty if it is not in a file. */
    OptionalLong commits() {
        return variant.isDurable() ? OptionalLong.of(new CommitCount(store()).read()) : OptionalLong.empty();
    }

    private Path store() {
        return directory.path().resolve("store");
    }

    /**
     * Ends both.
     *
     * @throws IllegalStateException if the emulator has seen the client break the protocol: such figures would be worth nothing
     */
    @Override
    public void close() throws IOException {
        String complaints = emulator.complaints();
        answerer.close();
        emulator.close();
        directory.close();
        if (!complaints.isEmpty()) {
            throw new IllegalStateException("The emulator complains: " + complaints);
        }
    }
}
