package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of messages until the server has taken them: to whom they went, to compare with whom the server knows. After a restart
 * nothing is known, and then nothing is compared. Bounded; used on the lane only.
 */
final class SentNotes {
    private static final int MOST = 10_000;

    private final Map<String, Note> notes = new LinkedHashMap<>();

    /**
     * One message.
     *
     * @param chat its chat on the wire
     * @param hash the hash of the devices it went to
     * @param people whose devices these are
     * @param attempt which time it was sealed, from 1
     */
    record Note(Jid chat, String hash, List<Jid> people, int attempt) {}

    /** Notes a message that is about to be sealed; how often that was done before counts. */
    void sealed(String id, Jid chat, String hash, List<Jid> people) {
        int attempt = Optional.ofNullable(notes.remove(id)).map(Note::attempt).orElse(0) + 1;
        if (notes.size() >= MOST) {
            notes.remove(notes.keySet().iterator().next());
        }
        notes.put(id, new Note(chat, hash, people, attempt));
    }

    Optional<Note> find(String id) {
        return Optional.ofNullable(notes.get(id));
    }

    void forget(String id) {
        notes.remove(id);
    }
}
