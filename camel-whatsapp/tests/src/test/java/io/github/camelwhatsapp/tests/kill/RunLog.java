package io.github.camelwhatsapp.tests.kill;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How far a run has come, a line for each kill, in a file that outlives this process: {@code target/kill-harness/<generation>-<variant>-<seed>.txt}.
 * Its last line says how the run ended, also when somebody ended this process in the middle of it; a run without such a line was killed
 * or is still under way. Used by one thread, and by the one that ends the process.
 */
final class RunLog implements AutoCloseable {
    private static final Path DIRECTORY = Path.of("target", "kill-harness");

    private final Path file;
    private final Writer writer;
    private final Thread hook;

    private RunLog(Path file, Writer writer) {
        this.file = file;
        this.writer = writer;
        hook = new Thread(this::interrupted, "kill-harness-end");
    }

    /** Begins the log of a run; that of an earlier one with the same variant and seed goes. */
    static RunLog of(KillOrder order) throws IOException {
        return in(DIRECTORY, order);
    }

    /** The same in another directory. */
    static RunLog in(Path directory, KillOrder order) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(order.protocol().generation() + "-"
                + order.variant().name().toLowerCase(Locale.ROOT) + "-" + order.seed() + ".txt");
        RunLog log = new RunLog(file, Files.newBufferedWriter(file));
        Runtime.getRuntime().addShutdownHook(log.hook);
        log.say("run: " + order);
        return log;
    }

    /** Where it is. */
    Path file() {
        return file;
    }

    /** Writes a line. */
    synchronized void say(String line) throws IOException {
        writer.write(line + "\n");
        writer.flush();
    }

    /** Ends the log with the figures of the run and what is wrong with them. */
    void report(KillReport report) throws IOException {
        say(report.table());
        say(report.breaches().isEmpty() ? "end: holds" : "end: broken: " + report.breaches());
    }

    /** What a process does that ends before the run. */
    void interrupted() {
        try {
            say("end: the process of the harness was ended before the run was done");
        } catch (IOException e) {
            System.err.println("The log of the run cannot be written: " + e);
        }
        System.err.println("A run was ended before it was done; how far it came says " + file.toAbsolutePath());
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(hook);
        writer.close();
    }
}
