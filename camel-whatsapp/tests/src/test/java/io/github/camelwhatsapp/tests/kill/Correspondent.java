package io.github.camelwhatsapp.tests.kill;

import java.util.function.BiConsumer;

/** Somebody who writes to the account under test and whom it writes to. */
interface Correspondent extends AutoCloseable {
    /** Their number: digits with the country code. */
    String number();

    /** Sends a text; returns at once. What is sent to the same number comes in the same order. */
    void send(String to, String text);

    /** From now on tells of each text that comes: the text and its id. */
    void listen(BiConsumer<String, String> listener);

    @Override
    void close();
}
