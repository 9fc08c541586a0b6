package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the processes under test have handled so far: by their log, and sooner by what they say. Used by one thread. */
final class Tally {
    private final Path log;
    private final TimeSource time;
    private final Set<Integer> done = new HashSet<>();
    private final List<Duration> recoveries = new ArrayList<>();
    private Optional<Instant> killedAt = Optional.empty();

    /** @param log the file that all processes append to */
    Tally(Path log, TimeSource time) {
        this.log = log;
        this.time = time;
    }

    /** Takes in what a process said; answers whether it handled a message. */
    boolean note(String line) {
        if (!line.startsWith(Wire.HANDLED)) {
            return false;
        }
        killedAt.ifPresent(at -> recoveries.add(Duration.between(at, time.now())));
        killedAt = Optional.empty();
        add(Handled.parse(line.substring(Wire.HANDLED.length())));
        return true;
    }

    /** The process is dead: what it wrote down and had no time to say counts too. */
    void killed() throws IOException {
        killedAt = Optional.of(time.now());
        deliveries().forEach(this::add);
    }

    /** How many messages were done with at least once. */
    int done() {
        return done.size();
    }

    /** From each kill to the first message that was handled after it; kills before any message have none. */
    List<Duration> recoveries() {
        return List.copyOf(recoveries);
    }

    /** All deliveries in their order. */
    List<Handled> deliveries() throws IOException {
        return Files.exists(log)
                ? Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                        .map(Handled::parse)
                        .toList()
                : List.of();
    }

    private void add(Handled delivery) {
        if (delivery.done()) {
            done.add(delivery.number());
        }
    }
}
