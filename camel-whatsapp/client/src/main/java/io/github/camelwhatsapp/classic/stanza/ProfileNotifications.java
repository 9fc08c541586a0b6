package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.PaidAccount;
import io.github.camelwhatsapp.event.PaymentReceived;
import io.github.camelwhatsapp.event.ProfilePictureChanged;
import io.github.camelwhatsapp.event.ProfilePictureDeleted;
import io.github.camelwhatsapp.event.StatusChanged;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.stream.UnsupportedStanzaException;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Notifications about pictures, statuses and the account. Source: classic.md sections 6 and 10. */
final class ProfileNotifications {
    private ProfileNotifications() {}

    /** {@code <notification type="picture"><set jid id/>} or {@code <delete jid/>}. */
    static List<Event> picture(Node notification) {
        Party from = Party.of(notification.attributes().requireJid("from"));
        String id = notification.attributes().requireText("id");
        Instant at = notification.attributes().requireInstant("t");
        Optional<Party> author = notification.attributes().jid("participant").map(Party::of);
        Optional<Node> set = notification.child("set");
        if (set.isPresent()) {
            return List.of(new ProfilePictureChanged(from, id, set.get().attribute("id"), author, at));
        }
        if (notification.child("delete").isPresent()) {
            return List.of(new ProfilePictureDeleted(from, id, author, at));
        }
        throw new UnsupportedStanzaException("a picture's notification without set and delete");
    }

    /** {@code <notification type="status"><set>TEXT</set>}. */
    static List<Event> status(Node notification) {
        Node set = notification
                .child("set")
                .orElseThrow(() -> new UnsupportedStanzaException("a status' notification without set"));
        return List.of(new StatusChanged(
                Party.of(notification.attributes().requireJid("from")),
                notification.attributes().requireText("id"),
                set.text(),
                notification.attributes().requireInstant("t")));
    }

    /** {@code <notification type="account"><redeem sku delta author?><account .../></redeem>}. */
    static List<Event> account(Node notification) {
        Node redeem = notification
                .child("redeem")
                .orElseThrow(() -> new UnsupportedStanzaException("an account's notification without redeem"));
        Node account =
                redeem.child("account").orElseThrow(() -> new UnsupportedStanzaException("a redeem without account"));
        return List.of(new PaidAccount(
                notification.attributes().requireText("id"),
                redeem.attribute("author").orElse("Paypal"),
                redeem.attribute("sku"),
                redeem.attribute("delta"),
                TermsStanzas.terms(account),
                notification.attributes().requireInstant("t")));
    }

    /** {@code <ib><account .../></ib>}. */
    static List<Event> payment(Node account, Instant now) {
        return List.of(new PaymentReceived(TermsStanzas.terms(account), now));
    }
}
