package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.spi.Expectation;
import io.github.camelwhatsapp.store.AwaitedMessage;
import io.github.camelwhatsapp.store.Transaction;
import java.util.ArrayList;
import java.util.List;

/** Which messages may still come, and which have, as one reading of a stanza finds out. Source: multidevice-messaging.md sections 4.4, 4.5. */
final class Expectations {
    private final Transaction tx;
    private final List<Expectation> all = new ArrayList<>();

    Expectations(Transaction tx) {
        this.tx = tx;
    }

    /**
     * A message could not be read.
     *
     * @param again whether somebody was asked for it
     */
    void unread(Arrival arrival, boolean again) {
        all.add(new Expectation(name(arrival, arrival.chat()), again));
    }

    /**
     * A message could be read; what waits for it need not wait any more, even if it had come before.
     *
     * @param chat where it belongs
     * @param again whether it may have been asked for: for nearly all messages there is nothing to be looked up then
     */
    void came(Arrival arrival, Jid chat, boolean again) {
        if (again) {
            all.add(new Expectation(name(arrival, chat), false));
        }
    }

    List<Expectation> all() {
        return all;
    }

    private AwaitedMessage name(Arrival arrival, Jid chat) {
        return AwaitedMessage.of(
                tx.addresses().party(chat), tx.addresses().party(arrival.sender()), arrival.own(), arrival.id());
    }
}
