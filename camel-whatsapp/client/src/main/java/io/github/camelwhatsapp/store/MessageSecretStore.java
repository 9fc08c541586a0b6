package io.github.camelwhatsapp.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The secrets of messages, which open votes on them and edits of them. Source: multidevice-messaging.md sections 4.3 and 5.2. */
public interface MessageSecretStore {
    /**
     * Keeps the secret of a message, in place of an earlier one.
     *
     * @param chat the key of the conversation
     * @param sender the id of who wrote the message
     * @param id the message
     * @param secret the secret, and what else is needed to read what refers to the message; handed over
     * @param keepUntil when it may be forgotten
     */
    void put(String chat, String sender, String id, byte[] secret, Instant keepUntil);

    /** The secret of a message. */
    Optional<byte[]> find(String chat, String sender, String id);

    /** Who wrote messages of this id in a conversation, as far as they are kept. */
    List<String> senders(String chat, String id);

    /**
     * Forgets those whose time is over.
     *
     * @param limit how many at most, so that others get their turn
     * @return how many; when it is the limit, there may be more
     */
    int prune(Instant now, int limit);
}
