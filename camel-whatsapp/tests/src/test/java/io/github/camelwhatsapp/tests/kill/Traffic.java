package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Correspondents who send numbered messages to the account under test, each from one that the seed chooses and to it alone or to their
 * group, as long as not too many are on their way.
 */
final class Traffic implements AutoCloseable {
    private static final long FIRST_NUMBER = 34_600_000_100L;
    private static final long FIRST_GROUP = 120_363_000_000_000_001L;
    private static final int GROUPS = 2;

    private final String subject;
    private final List<Correspondent> phones;
    private final List<Chat> chats = new ArrayList<>();
    private final Map<String, Chat> groupOf = new LinkedHashMap<>();
    private final Map<Integer, String> authors = new HashMap<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Random random;
    private int sent;
    private int answersDue;

    /**
     * Starts the correspondents.
     *
     * @param network where they are
     * @param subject the account under test
     */
    Traffic(Network network, String subject, int number, long seed) {
        this.subject = subject;
        random = new Random(~seed);
        phones = LongStream.range(FIRST_NUMBER, FIRST_NUMBER + number)
                .mapToObj(Long::toString)
                .map(network::correspondent)
                .toList();
        phones.forEach(phone -> phone.listen(subject, answers::add));
        phones.forEach(phone -> chats.add(Chat.with(phone.number())));
    }

    /** Puts the account under test into two groups, each with half of the correspondents; from now on every second message goes there. */
    void meetInGroups(WhatsAppEmulator emulator) {
        for (int i = 0; i < GROUPS; i++) {
            int which = i;
            List<String> members = IntStream.range(0, phones.size())
                    .filter(at -> at % GROUPS == which)
                    .mapToObj(at -> phones.get(at).number())
                    .toList();
            String id = Long.toString(FIRST_GROUP + i);
            Chat group = new Chat(
                    emulator.group(id, "Group " + i, subject, members.toArray(String[]::new))
                            .jid(),
                    members);
            chats.add(group);
            members.forEach(member -> groupOf.put(member, group));
        }
    }

    /** Sends until so many were sent in all, or so many of them are not handled. */
    void sendUpTo(int total, int handled, int window) {
        while (sent < total && sent - handled < window) {
            int number = sent + 1;
            Correspondent phone = phones.get(random.nextInt(phones.size()));
            Chat chat = chat(phone.number());
            phone.send(chat, subject, Integer.toString(number));
            authors.put(number, phone.number());
            answersDue += chat.others().size();
            sent = number;
        }
    }

    private Chat chat(String phone) {
        Chat alone = Chat.with(phone);
        return groupOf.isEmpty() || random.nextBoolean() ? alone : groupOf.getOrDefault(phone, alone);
    }

    /** Who sent a message. */
    String author(int number) {
        return authors.getOrDefault(number, "");
    }

    /** The chats that the account under test has. */
    List<Chat> chats() {
        return List.copyOf(chats);
    }

    /** How many messages were sent; they are numbered from 1. */
    int sent() {
        return sent;
    }

    /** How many answers there are to be if each message gets one that all others of its chat see. */
    int answersDue() {
        return answersDue;
    }

    /** What came back so far, in the order in which each phone got it. */
    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** How many answers came, each counted once for each phone. */
    long answered() {
        return answers.stream().map(Answer::occasion).distinct().count();
    }

    /** How many media that came cannot be read. */
    int unreadable() {
        return phones.stream().mapToInt(phone -> phone.unreadable(subject)).sum();
    }

    @Override
    public void close() {
        phones.forEach(Correspondent::close);
    }

    /**
     * A message that came back to a phone.
     *
     * @param phone the phone's number
     * @param chat where it came
     * @param number the number of the message that it answers
     * @param id its own id
     */
    record Answer(String phone, String chat, int number, String id) {
        /** Which answer it is to whom. */
        String occasion() {
            return number + " at " + phone;
        }
    }
}
