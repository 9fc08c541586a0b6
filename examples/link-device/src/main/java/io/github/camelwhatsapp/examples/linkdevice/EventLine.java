package io.github.camelwhatsapp.examples.linkdevice;

import io.github.camelwhatsapp.event.ChatStateChanged;
import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.event.Linked;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.event.LinkingEnded;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.PresenceChanged;
import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.event.StatusChanged;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Writes an event as one line for people: when, its name, and what matters. */
final class EventLine {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final boolean bodies;

    /**
     * How lines are written.
     *
     * @param bodies whether what people write is shown; without it only the kind of a message is
     */
    EventLine(boolean bodies) {
        this.bodies = bodies;
    }

    /** The line, without its end. */
    String of(Event event) {
        String line = "%s  %-18s %s"
                .formatted(clock(event.timestamp()), EventCatalogue.of(event).name(), details(event));
        return line.replaceAll("\\p{Cntrl}", " ").stripTrailing();
    }

    /** A time of day on this machine's clock. */
    static String clock(Instant instant) {
        return CLOCK.format(instant);
    }

    private String details(Event event) {
        if (event instanceof MessageReceived message) {
            return message(message);
        } else if (event instanceof StatusChanged status) {
            return name(status.from()) + body(status.status());
        } else if (event instanceof ReceiptReceived receipt) {
            return receipt.type() + " by " + name(receipt.from()) + ", " + receipt.ids();
        } else if (event instanceof ChatStateChanged state) {
            return name(state.sender()) + " " + state.state() + where(state.from(), state.sender());
        } else if (event instanceof PresenceChanged presence) {
            return name(presence.from()) + " " + presence.presence();
        }
        return ofTheAccount(event);
    }

    private static String ofTheAccount(Event event) {
        if (event instanceof ConnectionChanged changed) {
            return connection(changed);
        } else if (event instanceof LinkingCode code) {
            return code.method() + ", good until " + clock(code.expires());
        } else if (event instanceof Linked linked) {
            return name(linked.own()) + " as its device " + linked.device();
        } else if (event instanceof LinkingEnded ended) {
            return ended.reason() + (ended.detail().isEmpty() ? "" : ", " + ended.detail());
        }
        return event.chat().map(EventLine::name).orElse("");
    }

    private static String connection(ConnectionChanged changed) {
        ConnectionCause cause = changed.cause();
        boolean asked = cause.kind() == ConnectionCause.Kind.RESTART_REQUIRED;
        boolean unlinked = cause.kind() == ConnectionCause.Kind.NOT_LINKED;
        return switch (changed.state()) {
            case STOPPED -> "stopped";
            case CONNECTING -> asked ? "connecting again, as the server wants it" : "connecting";
            case AUTHENTICATING -> "connected; the two are making sure of each other";
            case LINKING -> "waiting for the phone";
            case ONLINE -> "online";
            case BACKING_OFF -> "offline for the moment, will try again: " + cause;
            case FAILED -> unlinked ? "not linked to a phone yet" : "down: " + cause;
        };
    }

    private String message(MessageReceived message) {
        return message.content().kind() + " from " + name(message.sender()) + where(message.from(), message.sender())
                + ", " + message.id() + body(words(message.content()));
    }

    private String body(String text) {
        return bodies && !text.isEmpty() ? ": " + text : "";
    }

    /** What people write; contents themselves keep it out of logs. */
    private static String words(Content content) {
        if (content instanceof Text text) {
            return text.text();
        } else if (content instanceof Edit edit) {
            return words(edit.content());
        } else if (content instanceof MediaContent medium) {
            return medium.caption().orElse("");
        } else if (content instanceof Reaction reaction) {
            return reaction.emoji();
        } else if (content instanceof Poll poll) {
            return poll.question() + " " + poll.options();
        }
        return content.toString();
    }

    private static String where(Party chat, Party sender) {
        return chat.equals(sender) ? "" : " in " + name(chat);
    }

    private static String name(Party party) {
        return party.phone().orElseGet(() -> party.id().toString());
    }
}
