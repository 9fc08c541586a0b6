package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.multidevice.stanza.AddressPair;
import io.github.camelwhatsapp.multidevice.stanza.GroupChange;
import io.github.camelwhatsapp.multidevice.stanza.Revelations;
import io.github.camelwhatsapp.store.Transaction;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Keeps what other stanzas reveal: the two addresses of a person, with what is kept under them; and that somebody has left a group, who then
 * must not be able to read what comes after. Both in the transaction that stores the news.
 */
final class Revealed implements Revelations {
    private final OwnSenderKeys keys;
    private final Rosters rosters;
    private final Executor lane;

    Revealed(OwnSenderKeys keys, Rosters rosters, Executor lane) {
        this.keys = keys;
        this.rosters = rosters;
        this.lane = lane;
    }

    @Override
    public void learned(Transaction tx, List<AddressPair> pairs) {
        pairs.forEach(pair -> tx.addresses().learn(pair.phone(), pair.lid()));
    }

    @Override
    public void changed(Transaction tx, GroupChange change) {
        switch (change.kind()) {
            case LEFT, READDRESSED, STALE -> keys.drop(tx, change.group());
            case MADE, JOINED, REGULATED -> {
                // Whoever is new lacks the key and is given it with the next message.
            }
        }
        lane.execute(() -> rosters.forget(change.group()));
    }
}
