package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is remembered of messages until the server has taken them: to whom they went, to compare with whom the server knows. After a restart
 * nothing is known, and then nothing is compared. Bounded; used on the lane only.
 */
final class SentNotes {
    private static final int MOST = 10_000;

    private final Map<String, Note> notes = new LinkedHashMap<>();
    private final Set<String> again = new HashSet<>();

    /**
     * One message.
     *
     * @param chat its chat on the wire
     * @param hash the hash of the devices it went to
     * @param people whose devices these are
     */
    record Note(Jid chat, String hash, List<Jid> people) {}

    /** Notes a message that is about to be sealed. */
    void sealed(String id, Jid chat, String hash, List<Jid> people) {
        if (notes.size() >= MOST) {
            forget(notes.keySet().iterator().next());
        }
        notes.put(id, new Note(chat, hash, people));
    }

    /** Whether a message that was refused may be sealed and sent anew: once. */
    boolean mayGoAgain(String id) {
        return again.add(id);
    }

    Optional<Note> find(String id) {
        return Optional.ofNullable(notes.get(id));
    }

    void forget(String id) {
        notes.remove(id);
        again.remove(id);
    }
}
