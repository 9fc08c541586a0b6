package io.github.camelwhatsapp.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Predicate;

/** Listens in on the log, which goes to standard error here, and lets it pass. */
final class LogCapture implements AutoCloseable {
    private final PrintStream original = System.err;
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

    LogCapture() {
        System.setErr(new PrintStream(new Tee(), true, UTF_8));
    }

    /** The lines so far that a test asks for. */
    List<String> lines(Predicate<String> wanted) {
        synchronized (copy) {
            return copy.toString(UTF_8).lines().filter(wanted).toList();
        }
    }

    @Override
    public void close() {
        System.setErr(original);
    }

    private final class Tee extends OutputStream {
        @Override
        public void write(int value) {
            synchronized (copy) {
                copy.write(value);
            }
            original.write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            synchronized (copy) {
                copy.write(bytes, from, length);
            }
            original.write(bytes, from, length);
        }
    }
}
