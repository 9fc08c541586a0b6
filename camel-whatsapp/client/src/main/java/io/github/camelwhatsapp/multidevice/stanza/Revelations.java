package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.store.Transaction;
import java.util.List;

/**
 * Who keeps what stanzas reveal besides their events: the addresses of people, and who is in a group. It is told within the transaction
 * that stores the stanza, before the events are made, or in one of its own for the answer to a request.
 */
public interface Revelations {
    /** Keeps nothing. */
    Revelations IGNORED = new Revelations() {
        @Override
        public void learned(Transaction transaction, List<AddressPair> pairs) {}

        @Override
        public void changed(Transaction transaction, GroupChange change) {}
    };

    /** Keeps the addresses of people. */
    Revelations ADDRESSES = new Revelations() {
        @Override
        public void learned(Transaction transaction, List<AddressPair> pairs) {
            pairs.forEach(pair -> transaction.addresses().learn(pair.phone(), pair.lid()));
        }

        @Override
        public void changed(Transaction transaction, GroupChange change) {}
    };

    /** Each of these is one person; may have been known before. */
    void learned(Transaction transaction, List<AddressPair> pairs);

    /** Somebody joined or left a group. */
    void changed(Transaction transaction, GroupChange change);
}
