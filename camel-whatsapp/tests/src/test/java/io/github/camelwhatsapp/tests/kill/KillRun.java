package io.github.camelwhatsapp.tests.kill;

import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.script.CutAtByte;
import io.github.camelwhatsapp.emulator.script.Schedule;
import io.github.camelwhatsapp.emulator.state.ConditionNotMetException;
import io.github.camelwhatsapp.emulator.state.Limits;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One run of the harness: the emulator and its phones here, the route in a process that is killed at each point and started again on
 * the same store. Used by one thread.
 */
final class KillRun implements AutoCloseable {
    private static final String NUMBER = "34600000001";
    private static final Duration STALL = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration REST = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int NODES_PER_MESSAGE = 40;
    private static final int NODES_PER_RUN = 1_000;

    private final KillOrder order;
    private final List<KillPoint> points;
    private final Path directory;
    private final WhatsAppEmulator emulator;
    private final Network network;
    private final Traffic traffic;
    private final Subject subject;
    private final TimeSource time = TimeSource.system();
    private final Troubles troubles;
    private final Tally tally;
    private final Outgoing outgoing;
    private final CommitLog commits;
    private final Lookout lookout;
    private final Relinking relinking;
    private final SubjectProgram program;
    private final RunLog log;
    private Optional<SubjectProcess> spare = Optional.empty();
    private int runs;
    private int missed;
    private int parked;

    /**
     * Starts the emulator.
     *
     * @param program how processes under test are started
     * @param directory for the store, the log and what the processes say on their standard error
     * @param log is told how far it has come
     */
    KillRun(KillOrder order, SubjectProgram program, Path directory, RunLog log) {
        this.order = order;
        this.program = program;
        this.directory = directory;
        this.log = log;
        points = KillPoint.draw(order.seed(), order.kills(), order.perKill(), order.places());
        emulator = WhatsAppEmulator.builder()
                .seed(order.seed())
                .limits(limits(order))
                .start();
        network = order.protocol().on(emulator, NUMBER, order.variant(), directory);
        traffic = new Traffic(network, NUMBER, order.chats(), order.seed());
        if (order.variant().isWithGroups()) {
            traffic.meetInGroups(emulator);
        }
        outgoing = new Outgoing(traffic.chats(), order.seed());
        subject = new Subject(0, network.access(), directory, order.variant(), Place.ANYWHERE, 1);
        troubles = new Troubles(
                emulator,
                subject,
                traffic.chats().stream()
                        .filter(chat -> !chat.isGroup())
                        .map(chat -> chat.address().user())
                        .toList(),
                order.seed());
        tally = new Tally(subject.handled(), time);
        commits = new CommitLog(subject.commits());
        lookout = new Lookout(emulator, NUMBER);
        relinking = new Relinking(emulator, NUMBER, subject.store());
        emulator.ledgers().order().judge(NUMBER, this::isCommitted);
    }

    /** Called on the emulator's lane with each ack and receipt of the process. */
    private boolean isCommitted(String messageId) {
        lookout.acked();
        return commits.contains(messageId);
    }

    /** Kills at every point, lets the last process finish, and counts; whatever ends it before is part of what is counted. */
    KillReport run() throws IOException, InterruptedException {
        Instant begun = time.now();
        Optional<String> stall = Optional.empty();
        try {
            killAtEachPoint();
            finish();
        } catch (StalledException | ConditionTimeoutException | ConditionNotMetException e) {
            stall = Optional.of(e.getMessage());
        } catch (IOException | SQLException | RuntimeException e) {
            stall = Optional.of("Ended by " + e);
            log.say(stackOf(e));
        }
        KillReport report = report(Duration.between(begun, time.now()), stall);
        log.report(report);
        return report;
    }

    private void killAtEachPoint() throws IOException, InterruptedException, SQLException, StalledException {
        if (network.isToBePrepared() && (!order.variant().isLinking() || points.isEmpty())) {
            prepare();
        }
        for (int i = 0; i < points.size(); i++) {
            if (order.variant().isTroubled()) {
                log.say("before kill " + (i + 1) + ": " + trouble());
            }
            int goal = (i + 1) * order.perKill();
            if (order.variant().isLinking()) {
                linkUntil(points.get(i), goal);
            } else {
                runUntil(points.get(i), goal);
            }
            log.say("kill " + (i + 1) + " of " + points.size() + ": " + points.get(i) + "; done " + tally.done()
                    + " of " + traffic.sent());
        }
    }

    /** Something goes wrong with keys; what loses messages by rule only once none is on its way. */
    private Trouble trouble() throws IOException, InterruptedException, SQLException, StalledException {
        Trouble next = troubles.next();
        if (next.losesWhatIsOnItsWay()) {
            rest();
        }
        troubles.befall(next);
        return next;
    }

    /** A process that is killed when everything has come to its end, on either side. */
    private void rest() throws IOException, InterruptedException, StalledException {
        try (SubjectProcess process = start(Place.ANYWHERE, 1)) {
            completeAll(process);
            process.kill();
        }
        tally.killed();
    }

    private static String stackOf(Exception failure) {
        StringWriter stack = new StringWriter();
        failure.printStackTrace(new PrintWriter(stack));
        return stack.toString();
    }

    @Override
    public void close() {
        spare.ifPresent(SubjectProcess::close);
        traffic.close();
        emulator.close();
    }

    private void prepare() throws IOException, InterruptedException {
        try (SubjectProcess process = start(Place.ANYWHERE, 1)) {
            network.prepare(process);
            process.kill();
        }
        tally.killed();
    }

    private void runUntil(KillPoint point, int goal) throws IOException, InterruptedException, StalledException {
        if (point.cut() > 0) {
            network.faults()
                    .add(
                            new CutAtByte(point.after()),
                            Schedule.always()
                                    .account(NUMBER)
                                    .tag("message")
                                    .stanza(point.cut())
                                    .once());
        }
        try (SubjectProcess process = start(point.place(), point.after())) {
            lookout.begins(point, process);
            awaitPlace(point, goal, process);
            if (point.place().lasts()) {
                goOnFor(point, goal, process);
            }
            process.kill();
        }
        lookout.ended();
        tally.killed();
    }

    /** The account is linked anew, the process killed meanwhile; the next one goes on with the link, or with another code. */
    private void linkUntil(KillPoint point, int goal) throws IOException, InterruptedException, StalledException {
        relinking.begin();
        try (SubjectProcess process = start(point.place(), point.after())) {
            lookout.begins(point, process);
            process.command(Wire.LINK);
            awaitPlaceOfLinking(point, goal, process);
            process.kill();
        }
        lookout.ended();
        tally.killed();
        try (SubjectProcess process = start(Place.ANYWHERE, 1)) {
            process.command(Wire.STATE);
            relinking.recover(process, nextThat(process, Wire.DECIDED));
            send(goal, goal + 1, process);
            completeAll(process);
            process.kill();
        }
        tally.killed();
    }

    private void awaitPlaceOfLinking(KillPoint point, int goal, SubjectProcess process)
            throws IOException, InterruptedException, StalledException {
        Instant latest = time.now().plus(LONGEST);
        while (true) {
            if (relinking.isLinked()) {
                send(goal, point.window(), process);
            }
            Optional<String> line = process.next(LOOK);
            if (line.filter(Wire.REACHED::equals).isPresent()) {
                return;
            }
            if (line.isPresent()) {
                relinking.note(line.get());
                note(line.get());
            } else if (relinking.isReady() && tally.done() >= goal) {
                missed++;
                return;
            } else if (time.now().isAfter(latest)) {
                next(process, point.toString(), latest);
            }
        }
    }

    /** The next line that begins with this; what comes before it is noted. */
    private String nextThat(SubjectProcess process, String beginning)
            throws IOException, InterruptedException, StalledException {
        Instant latest = time.now().plus(LONGEST);
        String line = next(process, beginning, latest);
        while (!line.startsWith(beginning)) {
            note(line);
            line = next(process, beginning, latest);
        }
        return line;
    }

    private void awaitPlace(KillPoint point, int goal, SubjectProcess process)
            throws IOException, InterruptedException, StalledException {
        Instant latest = time.now().plus(LONGEST);
        for (int seen = 0; point.place() != Place.ANYWHERE || seen < point.after(); ) {
            lookout.handled(seen);
            send(goal, point.window(), process);
            Optional<String> line = time.now().isBefore(latest) ? process.next(REST) : Optional.empty();
            if (line.isEmpty() && tally.done() >= goal && outgoing.allConfirmed()) {
                missed++; // It has nothing left to do, and will not come to the place any more.
                return;
            }
            String said = line.isPresent() ? line.get() : next(process, point.toString(), latest);
            if (said.equals(Wire.REACHED)) {
                return;
            }
            seen += note(said) ? 1 : 0;
        }
    }

    private void send(int goal, int window, SubjectProcess process) throws IOException {
        traffic.sendUpTo(goal, tally.done(), window);
        if (order.variant().isSending()) {
            outgoing.sendUpTo(goal, window, process);
        }
    }

    private boolean note(String line) {
        outgoing.note(line);
        return tally.note(line);
    }

    /** Lets things go on for the point's delay. */
    private void goOnFor(KillPoint point, int goal, SubjectProcess process) throws IOException, InterruptedException {
        Instant end = time.now().plus(point.delay());
        for (Instant now = time.now(); now.isBefore(end); now = time.now()) {
            process.next(Duration.between(now, end)).ifPresent(this::note);
            send(goal, point.window(), process);
        }
    }

    /** The last process: it handles what is left, and ends in good order. */
    private void finish() throws IOException, InterruptedException, StalledException {
        try (SubjectProcess process = start(Place.ANYWHERE, 1)) {
            send(order.messages(), order.messages() + 1, process);
            parked = completeAll(process);
            process.command(Wire.STOP);
            int status = process.awaitEnd();
            if (status != 0) {
                throw new IllegalStateException("The last process ended with status " + status + "; see " + errors());
            }
        }
    }

    /**
     * Lets a process handle all that was sent to it, and phones get all that it was told to send, so that nobody waits for something that
     * he asked for again; returns how many messages are parked then.
     */
    private int completeAll(SubjectProcess process) throws IOException, InterruptedException, StalledException {
        Instant latest = time.now().plus(LONGEST);
        while (tally.done() < traffic.sent() || !outgoing.allConfirmed()) {
            note(next(process, "the end", latest));
        }
        int left = drain(process);
        awaitQuiet();
        return left;
    }

    private int drain(SubjectProcess process) throws IOException, InterruptedException, StalledException {
        process.command(Wire.DRAIN);
        return Integer.parseInt(nextThat(process, Wire.DRAINED).substring(Wire.DRAINED.length()));
    }

    private void awaitQuiet() {
        network.awaitSettled(STALL);
        if (order.variant().isAnswering()) {
            await("an answer to every message").atMost(STALL).until(() -> traffic.answered() == traffic.answersDue());
        } else if (order.variant().isSending()) {
            await("every message that was sent")
                    .atMost(STALL)
                    .until(() -> traffic.answered() == outgoing.arrivalsDue());
        }
    }

    /** Begins with the process that stands ready, and has another one make itself ready meanwhile. */
    private SubjectProcess start(Place place, int after) throws IOException {
        SubjectProcess process = spare.isPresent() ? spare.get() : SubjectProcess.start(program, errors());
        process.begin(subject.started(runs++, place, after));
        outgoing.again(process);
        spare = runs <= order.restarts() ? Optional.of(SubjectProcess.start(program, errors())) : Optional.empty();
        return process;
    }

    /** The next line; a process that says none for long, or goes on saying what does not bring it to its goal, stalls. */
    private String next(SubjectProcess process, String waitingFor, Instant latest)
            throws IOException, InterruptedException, StalledException {
        Optional<String> line = time.now().isBefore(latest) ? process.next(STALL) : Optional.empty();
        if (line.isPresent()) {
            return line.get();
        }
        process.writeStacks(directory.resolve("stacks.txt"));
        throw new StalledException(
                "Process " + (runs - 1) + (process.isAlive() ? " stalls" : " has ended") + " before it reached "
                        + waitingFor + "; done " + tally.done() + " of " + traffic.sent() + "; see " + directory);
    }

    private KillReport report(Duration took, Optional<String> stall) throws IOException {
        List<Handled> deliveries = tally.deliveries();
        List<Traffic.Answer> back = traffic.answers();
        int again = AnswerFigures.sameIdAgain(network.ofOthers(), back);
        Optional<AnswerFigures> answers = order.variant().isAnswering()
                ? Optional.of(AnswerFigures.of(
                        traffic.answersDue(),
                        back,
                        again,
                        traffic::author,
                        DeliveryFigures.repeatedNumbers(deliveries)))
                : Optional.empty();
        Optional<AnswerFigures> sent = order.variant().isSending()
                ? Optional.of(AnswerFigures.of(outgoing.arrivalsDue(), back, again, number -> "", Set.of()))
                : Optional.empty();
        return new KillReport(
                order,
                points,
                tally.recoveries(),
                took,
                DeliveryFigures.of(traffic.sent(), deliveries),
                answers,
                sent,
                outgoing.underAnotherId(back),
                parked,
                missed,
                (int) points.stream().filter(point -> point.cut() > 0).count(),
                troubles.befallen(),
                wrongs(),
                relinking.linkedAfterKill(),
                stall,
                network.isEncrypted() ? Optional.of(EncryptionFigures.of(network)) : Optional.empty(),
                LedgerFigures.of(emulator.ledgers()));
    }

    /** What else is not as promised: of links, and of media that came to phones. */
    private List<String> wrongs() {
        List<String> wrongs = new ArrayList<>(relinking.wrongs());
        int unreadable = traffic.unreadable();
        if (unreadable > 0) {
            wrongs.add("media that phones cannot read: " + unreadable);
        }
        return wrongs;
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
                NODES_PER_MESSAGE * order.messages() + NODES_PER_RUN * (order.kills() + order.chats() + 2));
    }

    private Path errors() {
        return directory.resolve("processes.log");
    }
}
