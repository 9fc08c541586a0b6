package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Correspondents who send numbered messages to the account under test, each from one that the seed chooses, as long as not too many
 * are on their way.
 */
final class Traffic implements AutoCloseable {
    private static final long FIRST_NUMBER = 34_600_000_100L;

    private final String to;
    private final List<Correspondent> phones;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Random random;
    private int sent;

    /**
     * Starts the correspondents.
     *
     * @param to the account under test
     * @param encrypted whether they encrypt
     */
    Traffic(WhatsAppEmulator emulator, String to, int chats, long seed, boolean encrypted) {
        this.to = to;
        random = new Random(~seed);
        Function<String, Correspondent> start = encrypted
                ? number -> EncryptingCorrespondent.start(emulator, number)
                : number -> new PlainCorrespondent(emulator.phone(number));
        phones = LongStream.range(FIRST_NUMBER, FIRST_NUMBER + chats)
                .mapToObj(Long::toString)
                .map(start)
                .toList();
        phones.forEach(phone ->
                phone.listen((text, id) -> answers.add(new Answer(phone.number(), Integer.parseInt(text), id))));
        if (encrypted) {
            phones().forEach(number -> EncryptingCorrespondent.awaitKeys(emulator, number));
        }
    }

    /** Sends until so many were sent in all, or so many of them are not handled. */
    void sendUpTo(int total, int handled, int window) {
        while (sent < total && sent - handled < window) {
            int number = sent + 1;
            phones.get(random.nextInt(phones.size())).send(to, Integer.toString(number));
            sent = number;
        }
    }

    /** The numbers of the phones. */
    List<String> phones() {
        return phones.stream().map(Correspondent::number).toList();
    }

    /** How many messages were sent; they are numbered from 1. */
    int sent() {
        return sent;
    }

    /** What came back so far, in the order in which each phone got it. */
    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** How many messages were answered at least once. */
    long answered() {
        return answers.stream().map(Answer::number).distinct().count();
    }

    @Override
    public void close() {
        phones.forEach(Correspondent::close);
    }

    /**
     * A message that came back to a phone.
     *
     * @param phone the phone's number
     * @param number the number of the message that it answers
     * @param id its own id
     */
    record Answer(String phone, int number, String id) {}
}
