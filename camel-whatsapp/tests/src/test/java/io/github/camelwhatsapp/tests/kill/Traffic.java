package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneEvent;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Phones that send numbered messages to the account under test, each from a phone that the seed chooses, as long as not too many are
 * on their way.
 */
final class Traffic {
    private static final long FIRST_NUMBER = 34_600_000_100L;

    private final String to;
    private final List<Phone> phones = new ArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Random random;
    private int sent;

    Traffic(WhatsAppEmulator emulator, String to, int chats, long seed) {
        this.to = to;
        random = new Random(~seed);
        for (int i = 0; i < chats; i++) {
            Phone phone = emulator.phone(Long.toString(FIRST_NUMBER + i));
            phone.listen(event -> note(phone, event));
            phones.add(phone);
        }
    }

    /** Sends until so many were sent in all, or so many of them are not handled. */
    void sendUpTo(int total, int handled, int window) {
        while (sent < total && sent - handled < window) {
            int number = sent + 1;
            Phone phone = phones.get(random.nextInt(phones.size()));
            phone.sends(Integer.toString(number)).to(to);
            sent = number;
        }
    }

    /** The numbers of the phones. */
    List<String> phones() {
        return phones.stream().map(Phone::number).toList();
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

    private void note(Phone phone, PhoneEvent event) {
        if (event instanceof PhoneEvent.MessageAdded added && added.message().direction() == Direction.IN) {
            PhoneMessage message = added.message();
            answers.add(new Answer(phone.number(), Integer.parseInt(message.text()), message.id()));
        }
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
