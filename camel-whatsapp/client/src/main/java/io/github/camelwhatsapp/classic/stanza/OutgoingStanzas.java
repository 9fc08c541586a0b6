package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.model.Presence;
import io.github.camelwhatsapp.operation.MessageOperation;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.ReceiptOperation;
import io.github.camelwhatsapp.operation.RejectCall;
import io.github.camelwhatsapp.operation.SendActiveStatus;
import io.github.camelwhatsapp.operation.SendBroadcast;
import io.github.camelwhatsapp.operation.SendChatState;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SendOfflineStatus;
import io.github.camelwhatsapp.operation.SetPresence;
import io.github.camelwhatsapp.operation.SubscribePresence;
import io.github.camelwhatsapp.operation.UnsubscribePresence;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * The stanza of each operation of ours that the server does not answer with a result, or answers with an ack. The nickname that a
 * presence sets goes with the messages from then on. Safe for use by several threads.
 */
public final class OutgoingStanzas {
    private final TimeSource time;
    private final MessageStanzas messages;
    private final ReceiptStanzas receipts;
    private final PresenceStanzas presences;
    private volatile Optional<String> nickname;

    /**
     * For one account.
     *
     * @param settings the account
     * @param time the clock
     */
    public OutgoingStanzas(AccountSettings settings, TimeSource time) {
        this.time = time;
        nickname = settings.nickname();
        messages = new MessageStanzas(settings, time);
        receipts = new ReceiptStanzas(time);
        presences = new PresenceStanzas(settings.phoneNumber(), time);
    }

    /** Whether a queued operation can be sent in this generation; it depends on the content. */
    public static boolean supports(QueuedOperation operation) {
        if (operation instanceof SendBroadcast broadcast) {
            return supports(new SendMessage(broadcast.to(), broadcast.content()));
        }
        return operation instanceof SendMessage message
                ? message.options().isEmpty() && MediaStanzas.isWritable(message.content())
                : !(operation instanceof MessageOperation);
    }

    /**
     * The stanza of a queued operation.
     *
     * @throws NotSupportedException if this generation does not have its content
     */
    public Node queued(String id, QueuedOperation operation) {
        if (operation instanceof ReceiptOperation receipt) {
            return receipts.encode(receipt);
        }
        if (operation instanceof SendBroadcast broadcast) {
            SendMessage toList = new SendMessage(BroadcastStanzas.list(time.now()), broadcast.content());
            return BroadcastStanzas.withRecipients(queued(id, toList), broadcast.recipients());
        }
        if (operation instanceof SendMessage message) {
            return messages.encode(id, message, nickname);
        }
        throw new NotSupportedException("classic", operation.toString());
    }

    /** The stanza of an operation that has no answer; empty for one that has. */
    public Optional<Node> unanswered(Operation<?> operation) {
        if (operation instanceof SetPresence presence) {
            nickname = presence.nickname().or(() -> nickname);
            return Optional.of(presences.encode(presence));
        }
        if (operation instanceof SubscribePresence subscribe) {
            return Optional.of(presences.encode(subscribe));
        }
        if (operation instanceof UnsubscribePresence unsubscribe) {
            return Optional.of(presences.encode(unsubscribe));
        }
        if (operation instanceof SendChatState chatState) {
            return Optional.of(presences.encode(chatState));
        }
        if (operation instanceof SendActiveStatus) {
            return Optional.of(presences.ofType("active"));
        }
        if (operation instanceof SendOfflineStatus) {
            return Optional.of(presences.ofType("unavailable"));
        }
        if (operation instanceof RejectCall reject) {
            return Optional.of(CallStanzas.encode(reject));
        }
        return Optional.empty();
    }

    /** What shows the account as available right after the login. */
    public Node available() {
        return presences.presence(Presence.AVAILABLE, nickname);
    }
}
