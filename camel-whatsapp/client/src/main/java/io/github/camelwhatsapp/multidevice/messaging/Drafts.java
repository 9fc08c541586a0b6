package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.multidevice.message.GroupRules;
import io.github.camelwhatsapp.operation.MessageOperation;
import io.github.camelwhatsapp.store.Transaction;

/** Writes messages of ours in the addresses of their chats. */
final class Drafts {
    private final Contents contents;
    private final OwnDevice self;

    Drafts(Contents contents, OwnDevice self) {
        this.contents = contents;
        this.self = self;
    }

    /** Writes a message for a chat whose members go by phone number, or not, and which allows this. */
    Draft write(Transaction tx, Jid chat, boolean byPhone, GroupRules rules, String id, MessageOperation operation) {
        Jid own = byPhone ? self.phone().account() : self.resolved().account();
        return contents.write(tx, chat, own, rules, id, operation);
    }

    /** Keeps what opens answers to it. Called in the transaction that seals it. */
    void keepSecret(Transaction tx, String id, MessageOperation operation, Draft draft) {
        contents.keep(tx, id, operation, draft);
    }
}
