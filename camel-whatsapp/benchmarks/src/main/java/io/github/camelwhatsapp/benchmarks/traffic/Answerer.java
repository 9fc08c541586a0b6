package io.github.camelwhatsapp.benchmarks.traffic;

import io.github.camelwhatsapp.spi.ServerAddress;
import java.nio.file.Path;
import java.util.Optional;

/** An account, connected, that answers every message with its text. */
interface Answerer extends AutoCloseable {
    /** Its name among accounts. */
    String NAME = "bench";

    /**
     * Who it is and where it keeps its messages.
     *
     * @param number its phone number
     * @param password in Base64
     * @param server the emulator
     * @param store the directory of its database; empty for one in memory
     */
    record Terms(String number, String password, ServerAddress server, Optional<Path> store) {}

    @Override
    void close();
}
