package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.classic.stanza.ContactStanzas;
import io.github.camelwhatsapp.classic.stanza.ContactStanzas.Part;
import io.github.camelwhatsapp.model.ContactSyncResult;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.SyncContacts;
import io.github.camelwhatsapp.stream.OperationFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Syncs contacts: in one part, or in several of a thousand numbers when the mode is chunked. Source: classic.md section 13. */
final class SyncContactsFlow implements OperationFlow<SyncContacts, ContactSyncResult> {
    private static final int PART = 1_000;

    @Override
    public CompletionStage<ContactSyncResult> run(SyncContacts operation, Requester requester) {
        CompletionStage<ContactSyncResult> all = CompletableFuture.completedFuture(null);
        boolean first = true;
        for (Part part : parts(operation)) {
            boolean alone = first;
            all = all.thenCompose(before -> requester
                    .ask(part::request)
                    .thenApply(ContactStanzas::result)
                    .thenApply(result -> alone ? result : before.and(result)));
            first = false;
        }
        return all;
    }

    private static List<Part> parts(SyncContacts operation) {
        String syncId = "sync_sid_full_" + UUID.randomUUID();
        List<String> numbers = operation.numbers();
        List<Party> deleted = operation.deleted().orElse(List.of());
        int size = operation.mode().isChunked() ? PART : Math.max(1, numbers.size());
        int count = Math.max(1, (numbers.size() + size - 1) / size);
        List<Part> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            List<String> some = numbers.subList(i * size, Math.min(numbers.size(), (i + 1) * size));
            parts.add(new Part(operation.mode(), syncId, i, last, some, last ? deleted : List.of()));
        }
        return parts;
    }
}
