package io.github.camelwhatsapp.store;

import java.time.Instant;
import java.util.List;

/** How often a message was asked for again, and what others wait for. */
public interface RetryStore {
    /**
     * Counts that we ask for a message once more.
     *
     * @param key what makes the message known: chat, author and id
     * @return which time it is, from 1
     */
    int asked(String key, Instant now);

    /** The message has come: nothing is counted for it any more. Says whether it had been asked for. */
    boolean arrived(String key);

    /**
     * What we have asked for and what has not come, the latest first.
     *
     * @param since what was asked for before that is left out
     * @return the keys
     */
    List<String> missing(Instant since, int limit);

    /**
     * Notes that somebody asks for a message of ours. It stays open until {@link #answered}.
     *
     * @param id the message
     * @param chat the chat that it was sent to
     * @param recipient who asks
     * @return which time it is that they ask for this message, from 1
     */
    int wanted(String id, String chat, String recipient, Instant now);

    /** What is asked for and was not answered, in the order in which it was asked for. */
    List<WantedMessage> open(int limit);

    /** The server has taken what was sent again. It stays counted, for the sake of limits. */
    void answered(String id, String recipient);

    /** Forgets what was asked for before a moment, by us or by others; answers how much. */
    int prune(Instant before);
}
