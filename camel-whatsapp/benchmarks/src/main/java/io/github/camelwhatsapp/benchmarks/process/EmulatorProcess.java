package io.github.camelwhatsapp.benchmarks.process;

import io.github.camelwhatsapp.spi.ServerAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/**
 * An emulator in another process. Each question is one line to {@link EmulatorMain} and one line back. Not for use by several
 * threads.
 */
public final class EmulatorProcess implements AutoCloseable {
    private final Process process;
    private final PrintWriter questions;
    private final BufferedReader answers;
    private final ServerAddress address;

    /** Starts it, with the Java and the class path of this process. */
    public EmulatorProcess() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        EmulatorMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.US_ASCII);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        address = ServerAddress.parse(answer());
    }

    /** Where it listens. */
    public ServerAddress address() {
        return address;
    }

    /** Makes an account; answers its password in Base64. */
    public String account(String number) {
        return ask(EmulatorMain.ACCOUNT + number);
    }

    /** The certificate of its HTTPS services, PEM. */
    public String certificate() {
        return new String(Base64.getDecoder().decode(ask(EmulatorMain.CERTIFICATE)), StandardCharsets.US_ASCII);
    }

    /** Waits until an account is logged in. */
    public void awaitOnline(String number) {
        ask(EmulatorMain.ONLINE + number);
    }

    /** Where it serves linked devices. */
    public MultiDeviceAddress multiDevice() {
        return MultiDeviceAddress.parse(ask(EmulatorMain.MULTI_DEVICE));
    }

    /** The phone of an account reads a QR code and agrees. */
    public void scan(String number, String code) {
        ask(EmulatorMain.SCAN + number + ' ' + code);
    }

    /** Waits until an account has a linked device online. */
    public void awaitLinkedOnline(String number) {
        ask(EmulatorMain.LINKED + number);
    }

    /** Connects so many phones to send from. */
    public void connectPhones(int count) {
        ask(EmulatorMain.PHONES + count);
    }

    /** All phones together send so many messages to an account; answers how long it took until all were answered. */
    public Duration burst(String number, int messages) {
        return Duration.ofNanos(Long.parseLong(ask(EmulatorMain.BURST + number + ' ' + messages)));
    }

    /** Waits until an account has acked all that it was sent. */
    public void awaitSettled(String number) {
        ask(EmulatorMain.SETTLED + number);
    }

    /** What the emulator's ledgers hold against the client, one complaint after the other; empty if nothing. */
    public String complaints() {
        return ask(EmulatorMain.COMPLAINTS);
    }

    /** The CPU time that the process has used. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        questions.close();
        process.onExit().join();
    }

    private String ask(String question) {
        questions.println(question);
        return answer();
    }

    private String answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("The emulator's process has ended; its error output says why");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
