package io.github.camelwhatsapp.tests.kill;

import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Entry;
import io.github.camelwhatsapp.emulator.state.ConditionNotMetException;
import io.github.camelwhatsapp.emulator.state.Limits;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One run of the harness: the emulator and its phones here, the route in a process that is killed at each point and started again on
 * the same store. Used by one thread.
 */
final class KillRun implements AutoCloseable {
    private static final String NUMBER = "34600000001";
    private static final Duration STALL = Duration.ofSeconds(60);
    private static final int NODES_PER_MESSAGE = 40;
    private static final int NODES_PER_RUN = 1_000;

    private final KillOrder order;
    private final List<KillPoint> points;
    private final Path directory;
    private final WhatsAppEmulator emulator;
    private final Traffic traffic;
    private final Subject subject;
    private final TimeSource time = TimeSource.system();
    private final Tally tally;
    private int runs;
    private int parked;

    /**
     * Starts the emulator.
     *
     * @param directory for the store, the log and what the processes say on their standard error
     */
    KillRun(KillOrder order, Path directory) {
        this.order = order;
        this.directory = directory;
        points = KillPoint.draw(order.seed(), order.kills(), order.perKill(), order.places());
        emulator = WhatsAppEmulator.builder()
                .seed(order.seed())
                .limits(limits(order))
                .start();
        traffic = new Traffic(emulator, NUMBER, order.chats(), order.seed());
        subject = new Subject(
                0,
                ServerAddress.of(emulator.classicAddress()).toString(),
                NUMBER,
                emulator.account(NUMBER).password(),
                directory.resolve("store"),
                directory.resolve("handled.log"),
                order.variant(),
                Place.ANYWHERE,
                1);
        tally = new Tally(subject.log(), time);
    }

    /** Kills at every point, lets the last process finish, and counts; a stall ends it and is part of what is counted. */
    KillReport run() throws IOException, InterruptedException {
        Instant begun = time.now();
        Optional<String> stall = Optional.empty();
        try {
            for (KillPoint point : points) {
                runUntil(point);
            }
            finish();
        } catch (StalledException | ConditionTimeoutException | ConditionNotMetException e) {
            stall = Optional.of(e.getMessage());
        }
        return report(Duration.between(begun, time.now()), stall);
    }

    @Override
    public void close() {
        emulator.close();
    }

    private void runUntil(KillPoint point) throws IOException, InterruptedException, StalledException {
        int goal = (runs + 1) * order.perKill();
        try (SubjectProcess process = start(point.place(), point.after())) {
            for (int seen = 0; point.place() != Place.ANYWHERE || seen < point.after(); ) {
                traffic.sendUpTo(goal, tally.done(), point.window());
                String line = next(process, point.toString());
                if (line.equals(Wire.REACHED)) {
                    break;
                }
                seen += tally.note(line) ? 1 : 0;
            }
            if (point.place() == Place.ANYWHERE) {
                goOnFor(point, goal, process);
            }
            process.kill();
        }
        tally.killed();
    }

    /** Lets things go on for the point's delay. */
    private void goOnFor(KillPoint point, int goal, SubjectProcess process) throws InterruptedException {
        Instant end = time.now().plus(point.delay());
        for (Instant now = time.now(); now.isBefore(end); now = time.now()) {
            process.next(Duration.between(now, end)).ifPresent(tally::note);
            traffic.sendUpTo(goal, tally.done(), point.window());
        }
    }

    /** The last process: it handles what is left, and ends in good order. */
    private void finish() throws IOException, InterruptedException, StalledException {
        try (SubjectProcess process = start(Place.ANYWHERE, 1)) {
            traffic.sendUpTo(order.messages(), 0, order.messages() + 1);
            while (tally.done() < order.messages()) {
                tally.note(next(process, "the end"));
            }
            parked = drain(process);
            awaitQuiet();
            process.command(Wire.STOP);
            int status = process.awaitEnd();
            if (status != 0) {
                throw new IllegalStateException("The last process ended with status " + status + "; see " + errors());
            }
        }
    }

    private int drain(SubjectProcess process) throws IOException, InterruptedException, StalledException {
        process.command(Wire.DRAIN);
        String line = next(process, "an empty inbox");
        while (!line.startsWith(Wire.DRAINED)) {
            tally.note(line);
            line = next(process, "an empty inbox");
        }
        return Integer.parseInt(line.substring(Wire.DRAINED.length()));
    }

    private void awaitQuiet() {
        emulator.awaitSettled(NUMBER, STALL);
        if (order.variant().isAnswering()) {
            await("an answer to every message").atMost(STALL).until(() -> traffic.answered() == order.messages());
        }
    }

    private SubjectProcess start(Place place, int after) throws IOException {
        return SubjectProcess.start(subject.started(runs++, place, after), errors());
    }

    private String next(SubjectProcess process, String waitingFor)
            throws IOException, InterruptedException, StalledException {
        Optional<String> line = process.next(STALL);
        if (line.isPresent()) {
            return line.get();
        }
        Files.writeString(directory.resolve("stacks.txt"), process.stacks());
        throw new StalledException(
                "Process " + (runs - 1) + (process.isAlive() ? " stalls" : " has ended") + " before it reached "
                        + waitingFor + "; done " + tally.done() + " of " + traffic.sent() + "; see " + directory);
    }

    private KillReport report(Duration took, Optional<String> stall) throws IOException {
        List<Handled> deliveries = tally.deliveries();
        Optional<AnswerFigures> answers = order.variant().isAnswering()
                ? Optional.of(AnswerFigures.of(
                        traffic.sent(),
                        traffic.answers(),
                        idsSentToPhones(),
                        DeliveryFigures.repeatedNumbers(deliveries)))
                : Optional.empty();
        return new KillReport(
                order,
                points,
                tally.recoveries(),
                took,
                DeliveryFigures.of(traffic.sent(), deliveries),
                answers,
                parked,
                stall,
                emulator.ledgers().complaints());
    }

    private List<String> idsSentToPhones() {
        return emulator.transcript().entries().stream()
                .filter(entry -> entry.direction() == Direction.SENT
                        && entry.node().is("message")
                        && !entry.account().equals(NUMBER))
                .map(Entry::node)
                .map(node -> node.attributes().requireText("id"))
                .toList();
    }

    /** Room for the transcript of the whole run. */
    private static Limits limits(KillOrder order) {
        Limits normal = Limits.DEFAULT;
        return new Limits(
                normal.mailbox(),
                normal.rememberedIds(),
                normal.frameBytes(),
                normal.waitingFrames(),
                normal.unreadBytes(),
                normal.broadcastRecipients(),
                NODES_PER_MESSAGE * order.messages() + NODES_PER_RUN * (order.kills() + order.chats() + 1));
    }

    private Path errors() {
        return directory.resolve("processes.log");
    }
}
