package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.ReceiptSent;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.GetGroupInfo;
import io.github.camelwhatsapp.operation.GetGroups;
import io.github.camelwhatsapp.operation.GetPrivacySettings;
import io.github.camelwhatsapp.operation.GetServerProperties;
import io.github.camelwhatsapp.operation.Ping;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String GROUP = "34600000001-1400000000";

    @Test
    void answersOfQueriesAreTheResultAndNoEventAsWell() {
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
                TestAccount ann = TestAccount.on(emulator, ANN).start()) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> ann.client().status().isOnline());
            emulator.group(GROUP, "friends", ANN, BOB);
            settle(emulator, ann, "before");
            int before = ann.events(Event.class).size();

            assertThat(join(ann.client().execute(new GetGroups()))).hasSize(1);
            assertThat(join(ann.client().execute(new GetGroupInfo(Party.of(Jid.ofGroup(GROUP)))))
                            .subject())
                    .isEqualTo("friends");
            join(ann.client().execute(new GetPrivacySettings()));
            join(ann.client().execute(new GetServerProperties()));
            join(ann.client().execute(new Ping()));
            settle(emulator, ann, "after");

            List<Event> events = ann.events(Event.class);
            assertThat(events.subList(before, events.size()))
                    .allMatch(event -> event instanceof MessageReceived || event instanceof ReceiptSent);
        }
    }

    /** What comes behind an answer and was delivered shows that nothing before it is still to come. */
    private static void settle(WhatsAppEmulator emulator, TestAccount account, String text) {
        emulator.phone(BOB).sends(text).to(ANN);
        await().atMost(Duration.ofSeconds(20)).until(() -> account.texts().contains(text));
    }
}
