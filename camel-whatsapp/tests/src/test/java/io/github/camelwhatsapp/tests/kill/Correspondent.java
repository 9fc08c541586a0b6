package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.tests.kill.Traffic.Answer;
import java.util.function.Consumer;

/** Somebody who writes to the account under test and whom it writes to. */
interface Correspondent extends AutoCloseable {
    /** Their number: digits with the country code. */
    String number();

    /**
     * Sends a text; returns at once. What is sent to the same chat comes in the same order.
     *
     * @param chat the chat with the account under test, or a group that it is in
     * @param subject the number of the account under test
     */
    void send(Chat chat, String subject, String text);

    /** From now on tells of each text of the account under test that comes. */
    void listen(String subject, Consumer<Answer> listener);

    /** How many media of the account under test that came cannot be fetched, or are not what they should be. */
    default int unreadable(String subject) {
        return 0;
    }

    @Override
    void close();
}
