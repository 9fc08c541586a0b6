package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two classic accounts that are online on an emulator which, in the end, has nothing to complain of. */
abstract class AnnAndBob {
    static final Duration SOON = Duration.ofSeconds(10);
    static final String ANN = "34600000001";
    static final String BOB = "34600000002";

    /** A number of somebody else, who has an account once a test asks for it. */
    static final String CAT = "34600000003";

    WhatsAppEmulator emulator;
    TestAccount ann;
    TestAccount bob;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder().start();
        ann = TestAccount.on(emulator, ANN).start();
        bob = TestAccount.on(emulator, BOB).start();
        emulator.awaitOnline(ANN, SOON);
        emulator.awaitOnline(BOB, SOON);
        // The server knows first: until the client has read its answer, an operation that needs a connection has none.
        await().until(() ->
                ann.client().status().isOnline() && bob.client().status().isOnline());
    }

    @AfterEach
    void stop() {
        ann.close();
        bob.close();
        List<String> complaints = emulator.ledgers().complaints();
        emulator.close();
        assertThat(complaints).isEmpty();
    }

    /** The first event of a type that an account is told, now or soon. */
    static <E extends Event> E only(TestAccount account, Class<E> type) {
        await().until(() -> !account.events(type).isEmpty());
        return account.events(type).get(0);
    }

    static SentMessage send(TestAccount from, String to, String text) {
        return join(from.client().execute(new SendMessage(Party.parse(to), new Text(text))));
    }

    static List<Party> people(String... numbers) {
        return Arrays.stream(numbers).map(Party::ofPhone).toList();
    }
}
