package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import org.jspecify.annotations.Nullable;

/** Puts notifications into mailboxes, each with an id and the time. Used on the lane only. Source: classic.md section 10. */
public final class Notifier {
    private final TimeSource time;
    private long count;

    Notifier(TimeSource time) {
        this.time = time;
    }

    /**
     * Stores a notification.
     *
     * @param mailbox of who gets it
     * @param from who it comes from
     * @param type its type
     * @param author who caused it, or null
     * @param child what it tells
     * @return its id
     * @throws IllegalStateException if the mailbox is full
     */
    public String tell(Mailbox mailbox, Jid from, String type, @Nullable Account author, Node child) {
        String seconds = Long.toString(time.now().getEpochSecond());
        String id = seconds + "-" + ++count;
        Node.Builder notification =
                Node.builder("notification").attribute("from", from).attribute("id", id);
        if (author != null) {
            notification.attribute("participant", author.jid());
        }
        notification.attribute("type", type).attribute("t", seconds);
        if (author != null && !author.name().isEmpty()) {
            notification.attribute("notify", author.name());
        }
        mailbox.store(notification.child(child).build());
        return id;
    }

    /**
     * Stores a notification for a linked device.
     *
     * @param head what it is, without id and time
     * @param child what it tells
     */
    public void tell(Mailbox mailbox, Node.Builder head, Node child) {
        String seconds = Long.toString(time.now().getEpochSecond());
        mailbox.store(head.attribute("id", seconds + "-" + ++count)
                .attribute("t", seconds)
                .child(child)
                .build());
    }
}
