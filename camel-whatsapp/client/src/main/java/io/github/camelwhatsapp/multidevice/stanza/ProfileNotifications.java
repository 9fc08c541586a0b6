package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.event.BlockedListChanged;
import io.github.camelwhatsapp.event.BusinessProfileChanged;
import io.github.camelwhatsapp.event.DefaultTimerChanged;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.PrivacySettingsChanged;
import io.github.camelwhatsapp.event.ProfilePictureChanged;
import io.github.camelwhatsapp.event.ProfilePictureDeleted;
import io.github.camelwhatsapp.event.StatusChanged;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.stream.UnsupportedStanzaException;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Notifications about what people show of themselves, and about the account. Source: multidevice-messaging.md section 9. */
final class ProfileNotifications {
    private ProfileNotifications() {}

    /** {@code <set jid id author/>}, {@code <delete jid author/>}; {@code <add/>} and a {@code hash} alone are a new picture too. */
    static Event picture(NewsFrame frame, Node notification, Node child) {
        String id = notification.attributes().requireText("id");
        Party author = Parties.in(frame.people(), child.attributes(), "author", "author_pn")
                .or(frame::author)
                .orElse(frame.from());
        return switch (child.tag()) {
            case "set", "add", "request" ->
                new ProfilePictureChanged(frame.from(), id, child.attribute("id"), Optional.of(author), frame.at());
            case "delete" -> new ProfilePictureDeleted(frame.from(), id, Optional.of(author), frame.at());
            default -> throw new UnsupportedStanzaException("a notification of a picture about <" + child.tag() + ">");
        };
    }

    /** {@code <set>TEXT</set>}. */
    static Event status(NewsFrame frame, Node notification, Node child) {
        if (!child.is("set")) {
            throw new UnsupportedStanzaException("a notification of a status about <" + child.tag() + ">");
        }
        return new StatusChanged(frame.from(), notification.attributes().requireText("id"), child.text(), frame.at());
    }

    /** {@code <disappearing_mode duration/>} of somebody the account talks with. */
    static Event timer(NewsFrame frame, Node child) {
        Duration timer = Duration.ofSeconds(child.attributes()
                .number("duration")
                .filter(seconds -> seconds >= 0 && seconds <= Integer.MAX_VALUE)
                .orElseThrow(() -> new UnsupportedStanzaException("a timer without a duration")));
        return new DefaultTimerChanged(frame.from(), timer, frame.at(), frame.origin());
    }

    /** {@code <verified_name/>}, {@code <profile/>} or {@code <remove/>}. */
    static Event business(NewsFrame frame, Node child) {
        return new BusinessProfileChanged(frame.from(), child.tag(), frame.at(), frame.origin());
    }

    /** {@code <privacy><category name value/></privacy>}: another device has changed it. */
    static Event privacy(NewsFrame frame, Node child) {
        return new PrivacySettingsChanged(ProfileStanzas.privacySettings(child), frame.at(), frame.origin());
    }

    /** {@code <blocklist action="modify"><item jid action/></blocklist>}; without items the list has to be asked for. */
    static Event blockedList(NewsFrame frame, Node child) {
        return new BlockedListChanged(
                items(frame, child, "block"),
                items(frame, child, "unblock"),
                child.children().isEmpty(),
                frame.at(),
                frame.origin());
    }

    private static List<Party> items(NewsFrame frame, Node list, String action) {
        return list.children().stream()
                .filter(item -> item.is("item") && item.attributes().is("action", action))
                .map(item -> Parties.require(frame.people(), item))
                .toList();
    }
}
