package io.github.camelwhatsapp.tests;

import io.github.camelwhatsapp.emulator.EmulatedGroup;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneEvent;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Twenty phones that write to one account, alone and in a group that all are in, and meanwhile change what they are: half of them move from
 * their numbers to their hidden ids, some are set up anew with other identities, some misread a part of what comes or lose sender keys.
 */
final class MovingCrowd {
    /** How many they are. */
    static final int SIZE = 20;

    private static final long FIRST = 34_600_000_100L;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<Phone> phones;
    private final EmulatedGroup group;
    private final String other;
    private final Map<String, Integer> received = new ConcurrentHashMap<>();
    private final List<String> written = new ArrayList<>();

    /**
     * @param other the number of the account that they write to
     */
    MovingCrowd(WhatsAppEmulator emulator, String other) {
        this.other = other;
        phones = IntStream.range(0, SIZE)
                .mapToObj(i -> emulator.phone(Long.toString(FIRST + i)).named("Person " + i))
                .toList();
        phones.forEach(phone -> phone.awaitOnline(SOON));
        phones.forEach(phone -> phone.listen(event -> note(phone, event)));
        phones.stream().map(phone -> phone.sends("hello").to(other)).toList().forEach(hello -> emulator.phone(
                        hello.author())
                .awaitTick(hello, Tick.DELIVERED, SOON));
        phones.stream().limit(SIZE / 2).forEach(phone -> phone.troubles().writesToNumbers(true));
        List<String> members = new ArrayList<>(List.of(other));
        phones.forEach(phone -> members.add(phone.number()));
        group = emulator.group("120363000000000077", "The crowd", other, members.toArray(String[]::new));
    }

    /** Their numbers. */
    List<String> numbers() {
        return phones.stream().map(Phone::number).toList();
    }

    /** The group that all of them and the account are in. */
    EmulatedGroup group() {
        return group;
    }

    /** Each of them writes a few texts, every fifth of them to the group. */
    void writes(int each) {
        for (int i = 0; i < each; i++) {
            for (Phone phone : phones) {
                int number = written.size();
                String text = phone.number() + " writes " + number;
                phone.sends(text).to(number % 5 == 0 ? group.id() : other);
                written.add(text);
            }
        }
    }

    /** All that they have written. */
    List<String> written() {
        return List.copyOf(written);
    }

    /** How often a phone has got a text. */
    int received(String number, String text) {
        return received.getOrDefault(number + ' ' + text, 0);
    }

    /** How many texts they have got, all told. */
    int received() {
        return received.size();
    }

    /** Half of them stop using numbers, in the middle of their chats. */
    void movesToHiddenIds() {
        phones.forEach(phone -> phone.troubles().writesToNumbers(false));
    }

    /** Some are set up anew, once the server has what they wrote: from then on they have other identities. */
    void changesIdentities(int... who) {
        for (int i : who) {
            Phone phone = phones.get(i);
            phone.messages().stream()
                    .filter(message -> message.direction() == Direction.OUT)
                    .filter(message -> message.tick() == Tick.PENDING)
                    .forEach(message -> phone.awaitTick(message, Tick.SENT, SOON));
            phone.troubles().isSetUpAnew();
        }
    }

    /** Some misread a tenth of what comes, and some have lost the sender keys of the group. */
    void hasTroubles() {
        phones.get(2).troubles().misreads(0.1, 2);
        phones.get(12).troubles().misreads(0.1, 12);
        phones.get(7).troubles().losesSenderKeys();
    }

    private void note(Phone phone, PhoneEvent event) {
        if (event instanceof PhoneEvent.MessageAdded added && added.message().direction() == Direction.IN) {
            PhoneMessage message = added.message();
            received.merge(phone.number() + ' ' + message.text(), 1, Integer::sum);
        }
    }
}
