package io.github.camelwhatsapp.tests.kill;

import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Entry;
import io.github.camelwhatsapp.emulator.state.Limits;
import io.github.camelwhatsapp.spi.ServerAddress;
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

/**
 * One run of the harness: the emulator and its phones here, the route in a process that is killed at each point and started again on
 * the same store. Used by one thread.
 */
final class KillRun implements AutoCloseable {
    private static final String NUMBER = "34600000001";
    private static final int NODES_PER_MESSAGE = 40;
    private static final int NODES_PER_RUN = 1_000;
    private static final Duration STALL = Duration.ofSeconds(60);

    private final KillOrder order;
    private final List<KillPoint> points;
    private final Path directory;
    private final WhatsAppEmulator emulator;
    private final Traffic traffic;
    private final Subject subject;
    private final TimeSource time = TimeSource.system();
    private final Set<Integer> handled = new HashSet<>();
    private final List<Duration> recoveries = new ArrayList<>();
    private Optional<Instant> killedAt = Optional.empty();
    private int runs;

    /**
     * Starts the emulator.
     *
     * @param directory for the store, the log and what the processes say on their standard error
     */
    KillRun(KillOrder order, Path directory) {
        this.order = order;
        this.directory = directory;
        points = KillPoint.draw(order.seed(), order.kills(), order.perKill(), order.places());
        emulator =
                WhatsAppEmulator.builder().seed(order.seed()).limits(limits()).start();
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
    }

    /** Kills at every point, lets the last process finish, and counts. */
    KillReport run() throws IOException, InterruptedException {
        Instant begun = time.now();
        for (KillPoint point : points) {
            runUntil(point);
        }
        int parked = finish();
        return report(parked, Duration.between(begun, time.now()));
    }

    @Override
    public void close() {
        emulator.close();
    }

    private void runUntil(KillPoint point) throws IOException, InterruptedException {
        int goal = (runs + 1) * order.perKill();
        try (SubjectProcess process = start(point.place(), point.after())) {
            for (int seen = 0; point.place() != Place.ANYWHERE || seen < point.after(); ) {
                traffic.sendUpTo(goal, handled.size(), point.window());
                String line = next(process, point.toString());
                if (line.equals(Wire.REACHED)) {
                    break;
                }
                seen += note(line) ? 1 : 0;
            }
            if (point.place() == Place.ANYWHERE) {
                goOnFor(point, goal, process);
            }
            process.kill();
        }
        killedAt = Optional.of(time.now());
        handled.addAll(numbersOf(log()));
    }

    /** Lets things go on for the point's delay. */
    private void goOnFor(KillPoint point, int goal, SubjectProcess process) throws InterruptedException {
        Instant end = time.now().plus(point.delay());
        for (Instant now = time.now(); now.isBefore(end); now = time.now()) {
            process.next(Duration.between(now, end)).ifPresent(this::note);
            traffic.sendUpTo(goal, handled.size(), point.window());
        }
    }

    /** The last process: it handles what is left, and ends in good order. Returns how many messages it has parked. */
    private int finish() throws IOException, InterruptedException {
        try (SubjectProcess process = start(Place.ANYWHERE, 1)) {
            traffic.sendUpTo(order.messages(), 0, order.messages() + 1);
            while (handled.size() < order.messages()) {
                note(next(process, "the end"));
            }
            process.command(Wire.DRAIN);
            String line = next(process, "an empty inbox");
            while (!line.startsWith(Wire.DRAINED)) {
                note(line);
                line = next(process, "an empty inbox");
            }
            awaitQuiet();
            process.command(Wire.STOP);
            int status = process.awaitEnd();
            if (status != 0) {
                throw new IllegalStateException("The last process ended with status " + status + "; see " + errors());
            }
            return Integer.parseInt(line.substring(Wire.DRAINED.length()));
        }
    }

    private void awaitQuiet() {
        emulator.awaitSettled(NUMBER, STALL);
        if (order.variant().isAnswering()) {
            await().atMost(STALL)
                    .until(() -> traffic.answers().stream()
                                    .map(Traffic.Answer::number)
                                    .distinct()
                                    .count()
                            == order.messages());
        }
    }

    private SubjectProcess start(Place place, int after) throws IOException {
        return SubjectProcess.start(subject.started(runs++, place, after), errors());
    }

    /** Takes in what the process said; answers whether it handled a message. */
    private boolean note(String line) {
        if (!line.startsWith(Wire.HANDLED)) {
            return false;
        }
        killedAt.ifPresent(at -> recoveries.add(Duration.between(at, time.now())));
        killedAt = Optional.empty();
        Handled one = Handled.parse(line.substring(Wire.HANDLED.length()));
        if (one.done()) {
            handled.add(one.number());
        }
        return true;
    }

    private String next(SubjectProcess process, String waitingFor) throws IOException, InterruptedException {
        Optional<String> line = process.next(STALL);
        if (line.isPresent()) {
            return line.get();
        }
        String state = process.isAlive() ? "stalls" : "has ended";
        Files.writeString(directory.resolve("stacks.txt"), process.stacks());
        throw new IllegalStateException("The process " + state + " before it reached " + waitingFor + " in " + order
                + "; handled " + handled.size() + " of " + traffic.sent() + "; see " + directory);
    }

    private KillReport report(int parked, Duration took) throws IOException {
        List<Handled> deliveries = log();
        Optional<AnswerFigures> answers = order.variant().isAnswering()
                ? Optional.of(AnswerFigures.of(
                        order.messages(),
                        traffic.answers(),
                        idsSentToPhones(),
                        DeliveryFigures.repeatedNumbers(deliveries)))
                : Optional.empty();
        return new KillReport(
                order,
                points,
                recoveries,
                took,
                DeliveryFigures.of(order.messages(), deliveries),
                answers,
                parked,
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

    private List<Handled> log() throws IOException {
        return Files.exists(subject.log())
                ? Files.readAllLines(subject.log(), StandardCharsets.UTF_8).stream()
                        .map(Handled::parse)
                        .toList()
                : List.of();
    }

    /** Room for the transcript of the whole run. */
    private Limits limits() {
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

    private static Set<Integer> numbersOf(List<Handled> log) {
        Set<Integer> numbers = new HashSet<>();
        log.stream().filter(Handled::done).map(Handled::number).forEach(numbers::add);
        return numbers;
    }

    private Path errors() {
        return directory.resolve("processes.log");
    }
}
