package io.github.camelwhatsapp.benchmarks.process;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Phones that write to an account in turn and count the answers. */
final class Crowd {
    private static final long FIRST_NUMBER = 34_600_000_000L;

    /** A person's usual message, about 40 characters. */
    private static final String TEXT = "Are you open on Saturday? Number ";

    private final WhatsAppEmulator emulator;
    private final Duration patience;
    private final List<Phone> phones = new ArrayList<>();
    private volatile CountDownLatch awaited = new CountDownLatch(0);

    Crowd(WhatsAppEmulator emulator, Duration patience) {
        this.emulator = emulator;
        this.patience = patience;
    }

    /** Connects so many phones. */
    void connect(int count) {
        for (int i = phones.size(); i < count; i++) {
            Phone phone = emulator.phone(Long.toString(FIRST_NUMBER + i));
            phone.listen(this::heard);
            phones.add(phone.awaitOnline(patience));
        }
    }

    /**
     * Sends messages to an account; answers the nanoseconds from the first message to the last answer.
     *
     * @throws IllegalStateException if answers are missing when the patience is over
     */
    long burst(String account, int messages) throws InterruptedException {
        awaited = new CountDownLatch(messages);
        long begin = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            phones.get(i % phones.size()).sends(TEXT + i).to(account);
        }
        if (!awaited.await(patience.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    awaited.getCount() + " of " + messages + " messages were not answered within " + patience);
        }
        return System.nanoTime() - begin;
    }

    private void heard(PhoneEvent event) {
        if (event instanceof PhoneEvent.MessageAdded added && added.message().direction() == Direction.IN) {
            awaited.countDown();
        }
    }
}
