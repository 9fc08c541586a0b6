package io.github.camelwhatsapp.tests.kill;

import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.Tick;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Makes keys get lost between two lives of the process under test, as the seed decides. Used by one thread. */
final class Troubles {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WhatsAppEmulator emulator;
    private final Subject subject;
    private final List<String> phones;
    private final Random random;
    private final Map<Trouble, Integer> befallen = new EnumMap<>(Trouble.class);
    private final Set<String> byNumber = new HashSet<>();

    /** @param phones the numbers of those who write to the account under test */
    Troubles(WhatsAppEmulator emulator, Subject subject, List<String> phones, long seed) {
        this.emulator = emulator;
        this.subject = subject;
        this.phones = List.copyOf(phones);
        random = new Random(seed + 2);
    }

    /** What is to go wrong next. */
    Trouble next() {
        List<Trouble> all = List.of(Trouble.values());
        return all.get(random.nextInt(all.size()));
    }

    /** Lets it go wrong. No process may have the store open. */
    void befall(Trouble trouble) throws SQLException {
        Phone phone = emulator.phone(phones.get(random.nextInt(phones.size())));
        switch (trouble) {
            case SESSION_LOST -> lose("signal_session");
            case SENDER_KEY_LOST -> lose("signal_sender_key");
            case PREKEYS_USED_UP -> usePreKeysUp();
            case PHONE_LOST_SENDER_KEYS -> phone.troubles().losesSenderKeys();
            case PHONE_SET_UP_ANEW -> setUpAnew(phone);
            case PHONE_CHANGED_ADDRESSES -> changeAddresses(phone);
        }
        befallen.merge(trouble, 1, Integer::sum);
    }

    /** What befell keys so far, and how often. */
    Map<Trouble, Integer> befallen() {
        return Map.copyOf(befallen);
    }

    private void lose(String table) throws SQLException {
        Path database = subject.store().resolve("whatsapp.db");
        if (Files.exists(database)) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM " + table + " WHERE rowid = (SELECT rowid FROM " + table
                        + " ORDER BY rowid LIMIT 1 OFFSET (SELECT " + random.nextInt(Integer.MAX_VALUE)
                        + " % max(1, count(*)) FROM " + table + "))");
            }
        }
    }

    private void usePreKeysUp() {
        String number = subject.access().number();
        emulator.phone(number).linkedDevices().forEach(device -> emulator.account(number)
                .exhaustPreKeys(device.number()));
    }

    /** A phone that is set up anew forgets what it has sent, and the server what it has not fetched: both lost by rule. */
    private void setUpAnew(Phone phone) {
        await("what the phone sends is with the server").atMost(PATIENCE).until(() -> phone.messages().stream()
                .filter(message -> message.direction() == Direction.OUT)
                .noneMatch(message -> message.tick() == Tick.PENDING));
        emulator.multiDevice().awaitSettled(phone.number(), PATIENCE);
        phone.troubles().isSetUpAnew();
    }

    private void changeAddresses(Phone phone) {
        boolean numbers = byNumber.add(phone.number());
        if (!numbers) {
            byNumber.remove(phone.number());
        }
        phone.troubles().writesToNumbers(numbers);
    }
}
