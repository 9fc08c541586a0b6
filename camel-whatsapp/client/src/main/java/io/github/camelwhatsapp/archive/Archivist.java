package io.github.camelwhatsapp.archive;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.ArchivedMessage;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.MessageOperation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.ReadMessageStore;
import io.github.camelwhatsapp.operation.SendBroadcast;
import io.github.camelwhatsapp.store.MessageArchive;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Makes the archive's rows of events and sends; only texts are kept. Source: classic.md section 12. */
final class Archivist implements AutoCloseable {
    private final MessageArchive archive;
    private final String ownNumber;
    private final TimeSource time;

    /**
     * @param archive where the rows go
     * @param ownNumber the account's number
     * @param time the clock, for what is sent
     */
    Archivist(MessageArchive archive, String ownNumber, TimeSource time) {
        this.archive = archive;
        this.ownNumber = ownNumber;
        this.time = time;
    }

    /** Keeps a text that came. */
    void received(Event event) {
        if (event instanceof MessageReceived message && message.content() instanceof Text text) {
            boolean inGroup = message.from().isGroup();
            String from = inGroup ? message.sender().id().toString() : number(message.sender());
            String to = inGroup ? message.from().id().toString() : ownNumber;
            archive.add(new ArchivedMessage(from, to, text.text(), message.id(), message.timestamp()));
        }
    }

    /** Keeps a text that is about to be written; a broadcast once for each recipient. */
    void sending(String id, QueuedOperation operation) {
        if (operation instanceof MessageOperation message && message.content() instanceof Text text) {
            sending(id, message.to(), text);
        } else if (operation instanceof SendBroadcast broadcast && broadcast.content() instanceof Text text) {
            broadcast.recipients().forEach(recipient -> sending(id, recipient, text));
        }
    }

    private void sending(String id, Party to, Text text) {
        Instant now = Instant.ofEpochSecond(time.now().getEpochSecond());
        archive.add(new ArchivedMessage(ownNumber, to.id().user(), text.text(), id, now));
    }

    /** Reads the archive. */
    CompletionStage<List<ArchivedMessage>> read(ReadMessageStore operation) {
        List<String> chats = operation
                .inChat()
                .map(chat -> List.of(chat.id().user(), chat.id().toString()))
                .orElse(List.of());
        return archive.read(chats, operation.since(), operation.limit().orElse(ReadMessageStore.USUAL_LIMIT));
    }

    @Override
    public void close() {
        archive.close();
    }

    private static String number(Party person) {
        return person.phone().orElseGet(() -> person.id().user());
    }
}
