package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route that answers every message on the account that it came from, under more messages than fit in any queue. */
class BurstTest extends ScriptedRoutes {
    private static final int MESSAGES = 10_000;
    private static final int CHATS = 50;

    @TempDir
    private Path directory;

    @Test
    void aRouteThatAnswersOnTheSameAccountDoesNotStallAndKeepsTheOrderOfEachChat() throws Exception {
        WhatsAppAccount account = context.getComponent("whatsapp-web", WhatsAppComponent.class)
                .getAccounts()
                .get(SUPPORT);
        account.setStore(WhatsAppAccount.Storage.FILE);
        account.setStorePath(directory.toString());
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support").routeId("echo").to("whatsapp-web:support");
            }
        });
        bringAll();
        await().atMost(Duration.ofMinutes(2)).until(() -> server.written().size() == MESSAGES);
        for (int chat = 0; chat < CHATS; chat++) {
            Party party = party(chat);
            int first = chat;
            assertThat(server.written().stream()
                            .map(SendMessage.class::cast)
                            .filter(sent -> sent.to().equals(party))
                            .map(sent -> ((Text) sent.content()).text()))
                    .containsExactlyElementsOf(IntStream.range(0, MESSAGES / CHATS)
                            .mapToObj(i -> "text " + (first + i * CHATS))
                            .toList());
        }
        awaitSettled();
    }

    /** As a connection does: it stops reading while so many stanzas are not stored yet. */
    private void bringAll() throws InterruptedException {
        Semaphore room = new Semaphore(256);
        for (int i = 0; i < MESSAGES; i++) {
            room.acquire();
            server.brings(message(i)).whenComplete((done, problem) -> room.release());
        }
    }

    private static MessageReceived message(int i) {
        Party party = party(i % CHATS);
        return new MessageReceived(
                "IN" + i, party, party, Optional.empty(), ScriptedServer.SENT_AT, Origin.LIVE, new Text("text " + i));
    }

    private static Party party(int chat) {
        return Party.ofPhone("346000" + (10_000 + chat));
    }
}
