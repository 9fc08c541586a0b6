package io.github.camelwhatsapp.tests.kill;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Numbered messages that the process under test is told to send, each to a chat that the seed chooses. What it had not confirmed when
 * it was killed, the next one is told again, as a queue would. Used by one thread.
 */
final class Outgoing {
    private final List<Chat> chats;
    private final Random random;
    private final Map<Integer, Chat> unconfirmed = new LinkedHashMap<>();
    private final Map<Integer, String> ids = new HashMap<>();
    private int sent;
    private int arrivalsDue;

    Outgoing(List<Chat> chats, long seed) {
        this.chats = List.copyOf(chats);
        random = new Random(seed + 1);
    }

    /** Has messages sent until there are so many in all, or so many of them are unconfirmed. */
    void sendUpTo(int total, int window, SubjectProcess process) throws IOException {
        while (sent < total && unconfirmed.size() < window) {
            sent++;
            Chat chat = chats.get(random.nextInt(chats.size()));
            unconfirmed.put(sent, chat);
            arrivalsDue += chat.others().size();
            tell(process, sent, chat);
        }
    }

    /** Tells another process of what the last one had not confirmed. */
    void again(SubjectProcess process) throws IOException {
        for (Map.Entry<Integer, Chat> each : unconfirmed.entrySet()) {
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

    /** At how many phones they are to arrive, those of each message added up. */
    int arrivalsDue() {
        return arrivalsDue;
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

    private static void tell(SubjectProcess process, int number, Chat chat) throws IOException {
        process.command(Wire.SEND + number + " " + chat.address());
    }
}
