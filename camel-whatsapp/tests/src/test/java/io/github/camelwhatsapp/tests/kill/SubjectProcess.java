package io.github.camelwhatsapp.tests.kill;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A running process under test, as the harness sees it: the lines that it says, and its end. */
final class SubjectProcess implements AutoCloseable {
    private static final int KILLED = 128 + 9;
    private static final Duration END = Duration.ofSeconds(60);

    private final Process process;
    private final Writer commands;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private SubjectProcess(Process process) {
        this.process = process;
        commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "subject-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts one that makes itself ready and waits for {@link #begin}.
     *
     * @param program how it is started
     * @param errors the file to which its log is appended
     */
    static SubjectProcess start(SubjectProgram program, Path errors) throws IOException {
        return new SubjectProcess(new ProcessBuilder(program.command())
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start());
    }

    /** Tells it what to do. */
    void begin(Subject subject) throws IOException {
        command(subject.line());
    }

    /** Says a line in its place: for those who see from outside that it has come to where it is to be killed. */
    void say(String line) {
        lines.add(line);
    }

    /** The next line that it says, or nothing if it says none in time. */
    Optional<String> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(lines.poll(patience.toNanos(), NANOSECONDS));
    }

    /** Tells it to do something. */
    void command(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
    }

    /**
     * Kills it with SIGKILL and waits until it is gone.
     *
     * @throws IllegalStateException if it had ended before
     */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        int status = awaitEnd();
        if (status != KILLED) {
            throw new IllegalStateException("The process ended on its own with status " + status);
        }
    }

    /** Waits until it has ended on its own; returns its exit status. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(END.toSeconds(), SECONDS)) {
            throw new IllegalStateException("Process " + process.pid() + " does not end");
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Writes its stacks to a file, if it still runs and says them in time. */
    void writeStacks(Path file) throws IOException, InterruptedException {
        if (process.isAlive()) {
            Process jstack = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jstack")
                                    .toString(),
                            Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(file.toFile())
                    .start();
            if (!jstack.waitFor(END.toSeconds(), SECONDS)) {
                jstack.destroyForcibly();
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            // Killing a process closes its streams; that it has ended, awaitEnd says.
            return;
        }
    }
}
