package io.github.camelwhatsapp.tests.kill;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Numbered messages that the process under test is told to send, each to a phone that the seed chooses. What it had not confirmed when
 * it was killed, the next one is told again, as a queue would. Used by one thread.
 */
final class Outgoing {
    private final List<String> phones;
    private final Random random;
    private final Map<Integer, String> unconfirmed = new LinkedHashMap<>();
    private final Map<Integer, String> ids = new HashMap<>();
    private int sent;

    Outgoing(List<String> phones, long seed) {
        this.phones = List.copyOf(phones);
        random = new Random(seed + 1);
    }

    /** Has messages sent until there are so many in all, or so many of them are unconfirmed. */
    void sendUpTo(int total, int window, SubjectProcess process) throws IOException {
        while (sent < total && unconfirmed.size() < window) {
            sent++;
            String phone = phones.get(random.nextInt(phones.size()));
            unconfirmed.put(sent, phone);
            tell(process, sent, phone);
        }
    }

    /** Tells another process of what the last one had not confirmed. */
    void again(SubjectProcess process) throws IOException {
        for (Map.Entry<Integer, String> each : unconfirmed.entrySet()) {
            tell(process, each.getKey(), each.getValue());
        }
    }

    /** Takes in what a process said. */
    void note(String line) {
        if (line.startsWith(Wire.SENT)) {
            String[] parts = line.substring(Wire.SENT.length()).split(" ", -1);
            ids.put(Integer.parseInt(parts[0]), parts[1]);
            unconfirmed.remove(Integer.parseInt(parts[0]));
        }
    }

    /** How many there are in all; they are numbered from 1. */
    int sent() {
        return sent;
    }

    boolean allConfirmed() {
        return unconfirmed.isEmpty();
    }

    /** How many of them a phone got under another id than the one that was confirmed. */
    int underAnotherId(List<Traffic.Answer> got) {
        return (int) got.stream()
                .filter(each -> !each.id().equals(ids.getOrDefault(each.number(), each.id())))
                .count();
    }

    private static void tell(SubjectProcess process, int number, String phone) throws IOException {
        process.command(Wire.SEND + number + " " + phone);
    }
}
