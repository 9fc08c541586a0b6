package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes a recipient's receipts back to the authors. Used on the lane only. Source: classic.md section 7.5. */
public final class Postman {
    private static final String RETRY = "retry";

    Postman() {}

    /**
     * Forwards a receipt to the author of the messages that it names, and takes them out of the reader's mailbox.
     *
     * @param reader who sent the receipt
     * @param receipt as it came, with {@code to} and {@code id}
     * @param ids the ids that it names, each known to be delivered to the reader from one author
     * @param author that author
     * @param at the time that the author sees
     * @return empty if it lies in the author's mailbox, else why not
     */
    public Optional<Refusal> forward(Account reader, Node receipt, List<String> ids, Account author, Instant at) {
        if (!author.mailbox().hasRoom()) {
            return Optional.of(Refusal.MAILBOX_FULL);
        }
        String chat = receipt.attributes().requireText("to");
        String participant = receipt.attribute("participant").orElse("");
        for (String id : ids) {
            reader.mailbox().settleMessage(new StanzaKey("message", chat, id), participant);
            if (receipt.attributes().is("type", RETRY)) {
                author.sent().retryAsked(id);
            }
        }
        author.mailbox().store(forwarded(reader, receipt, at));
        return Optional.empty();
    }

    private static Node forwarded(Account reader, Node receipt, Instant at) {
        Jid chat = receipt.attributes().requireJid("to");
        Node.Builder forwarded = Node.builder("receipt")
                .attribute("from", chat.isGroup() ? chat : reader.jid())
                .attribute("id", receipt.attributes().requireText("id"))
                .attribute("t", Long.toString(at.getEpochSecond()))
                .attribute("type", receipt.attribute("type"));
        if (chat.isGroup()) {
            forwarded.attribute("participant", reader.jid());
        }
        return forwarded.children(receipt.children()).build();
    }
}
