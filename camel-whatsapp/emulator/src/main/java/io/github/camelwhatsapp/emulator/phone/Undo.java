package io.github.camelwhatsapp.emulator.phone;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a phone has done to messages that were there already, until the server has answered: what is refused is taken back from the
 * screen. Safe for use by several threads.
 */
final class Undo {
    private static final int KEPT = 500;

    private final Chats chats;
    private final Map<String, PhoneMessage> before = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PhoneMessage> eldest) {
            return size() > KEPT;
        }
    };

    Undo(Chats chats) {
        this.chats = chats;
    }

    /**
     * Something is done to a message.
     *
     * @param id the id of what tells the others of it
     * @param message the message as it was
     */
    synchronized void remember(String id, PhoneMessage message) {
        before.put(id, message);
    }

    /** The server has taken what was done, or not: then the message is shown as it was. */
    void answered(String id, boolean taken) {
        forget(id)
                .filter(known -> !taken)
                .ifPresent(known -> chats.alter(new ChatId(known.chat()), known.id(), now -> known.ticked(now.tick())));
    }

    private synchronized Optional<PhoneMessage> forget(String id) {
        return Optional.ofNullable(before.remove(id));
    }
}
