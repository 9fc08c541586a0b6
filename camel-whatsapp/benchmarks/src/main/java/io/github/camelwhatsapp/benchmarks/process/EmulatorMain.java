package io.github.camelwhatsapp.benchmarks.process;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The other end of an {@link EmulatorProcess}: says where it listens, then answers each line with one, until there are no more. */
public final class EmulatorMain {
    static final String ACCOUNT = "account ";
    static final String CERTIFICATE = "certificate ";
    static final String ONLINE = "online ";
    static final String MULTI_DEVICE = "multidevice ";
    static final String SCAN = "scan ";
    static final String LINKED = "linked ";
    static final String PHONES = "phones ";
    static final String BURST = "burst ";
    static final String SETTLED = "settled ";
    static final String COMPLAINTS = "complaints ";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DONE = "done";

    private final WhatsAppEmulator emulator;
    private final Crowd crowd;

    private EmulatorMain(WhatsAppEmulator emulator) {
        this.emulator = emulator;
        crowd = new Crowd(emulator, PATIENCE);
    }

    /** Serves until its input ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            EmulatorMain main = new EmulatorMain(emulator);
            out.println(emulator.classicAddress().getAddress().getHostAddress() + ":"
                    + emulator.classicAddress().getPort());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String question = line.substring(0, line.indexOf(' ') + 1);
                out.println(main.answer(question, line.substring(question.length())));
            }
        }
    }

    private String answer(String question, String argument) throws InterruptedException {
        switch (question) {
            case ACCOUNT -> {
                return emulator.account(argument).password();
            }
            case CERTIFICATE -> {
                return Base64.getEncoder()
                        .encodeToString(emulator.certificate().pem().getBytes(StandardCharsets.US_ASCII));
            }
            case ONLINE -> emulator.awaitOnline(argument, PATIENCE);
            case MULTI_DEVICE -> {
                InetSocketAddress address = emulator.multiDevice().address();
                return address.getAddress().getHostAddress() + ":" + address.getPort() + " "
                        + emulator.multiDevice().rootKey();
            }
            case SCAN -> {
                String[] parts = argument.split(" ", 2);
                emulator.phone(parts[0]).scans(parts[1]).join();
            }
            case LINKED -> emulator.multiDevice().awaitOnline(argument, 1, PATIENCE);
            case PHONES -> crowd.connect(Integer.parseInt(argument));
            case BURST -> {
                String[] parts = argument.split(" ", 2);
                return Long.toString(crowd.burst(parts[0], Integer.parseInt(parts[1])));
            }
            case SETTLED -> emulator.awaitSettled(argument, PATIENCE);
            case COMPLAINTS -> {
                return String.join("; ", emulator.ledgers().complaints());
            }
            default -> throw new IllegalArgumentException("Unknown question: " + question);
        }
        return DONE;
    }
}
