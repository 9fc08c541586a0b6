package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.GroupCreated;
import io.github.camelwhatsapp.event.GroupParticipantChangedNumber;
import io.github.camelwhatsapp.event.GroupParticipantsAdded;
import io.github.camelwhatsapp.event.GroupParticipantsDemoted;
import io.github.camelwhatsapp.event.GroupParticipantsPromoted;
import io.github.camelwhatsapp.event.GroupParticipantsRemoved;
import io.github.camelwhatsapp.event.GroupSubjectChanged;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.stream.UnsupportedStanzaException;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Notifications of the type {@code w:gp2}: one event for each child that tells something. Source: classic.md section 10. */
final class GroupNotifications {
    private GroupNotifications() {}

    static List<Event> read(Node notification) {
        Frame frame = Frame.of(notification);
        List<Event> events = notification.children().stream()
                .map(child -> event(frame, child))
                .toList();
        if (events.isEmpty()) {
            throw new UnsupportedStanzaException("a notification of a group that tells nothing");
        }
        return events;
    }

    /** The old form of 2014: {@code <presence from="GROUP" add="JID"/>} or {@code remove}; no server part in either. */
    static Event readPresence(Node presence, Instant now) {
        Party group = GroupStanzas.address(presence.attributes().requireText("from"));
        Optional<String> added = presence.attribute("add");
        Party who = person(added.or(() -> presence.attribute("remove"))
                .orElseThrow(() -> new UnsupportedStanzaException("a presence of a group")));
        Frame frame = new Frame(group, Optional.empty(), Optional.empty(), now, MessageStanzas.origin(presence));
        return added.isPresent() ? frame.added(List.of(who)) : frame.removed(List.of(who));
    }

    private static Event event(Frame frame, Node child) {
        return switch (child.tag()) {
            case "create" -> frame.created(child);
            case "subject" -> frame.subject(child);
            case "add" -> frame.added(participants(child));
            case "remove" -> frame.removed(participants(child));
            case "promote" ->
                new GroupParticipantsPromoted(
                        frame.group, participants(child), frame.author, frame.name, frame.at, frame.origin);
            case "demote" ->
                new GroupParticipantsDemoted(
                        frame.group, participants(child), frame.author, frame.name, frame.at, frame.origin);
            case "modify" -> frame.modified(child);
            default -> throw new UnsupportedStanzaException("a notification of a group about <" + child.tag() + ">");
        };
    }

    private static List<Party> participants(Node parent) {
        List<Party> participants = parent.children().stream()
                .filter(child -> child.is("participant"))
                .map(child -> Party.of(child.attributes().requireJid("jid")))
                .toList();
        if (participants.isEmpty()) {
            throw new UnsupportedStanzaException("a <" + parent.tag() + "> of a group that names nobody");
        }
        return participants;
    }

    private static Party person(String text) {
        return text.indexOf('@') < 0 ? Party.ofPhone(text) : Party.of(io.github.camelwhatsapp.jid.Jid.parse(text));
    }

    /** What all children of a notification share. */
    private record Frame(Party group, Optional<Party> author, Optional<String> name, Instant at, Origin origin) {
        static Frame of(Node notification) {
            return new Frame(
                    Party.of(notification.attributes().requireJid("from")),
                    notification.attributes().jid("participant").map(Party::of),
                    notification.attribute("notify").filter(name -> !name.isEmpty()),
                    notification.attributes().requireInstant("t"),
                    MessageStanzas.origin(notification));
        }

        Event created(Node create) {
            Node described = create.child("group")
                    .orElseThrow(() -> new UnsupportedStanzaException("a <create> that describes no group"));
            return new GroupCreated(group, GroupStanzas.read(described), author, at, origin);
        }

        Event subject(Node subject) {
            return new GroupSubjectChanged(
                    group,
                    subject.attributes().requireText("subject"),
                    author.or(() -> subject.attributes().jid("s_o").map(Party::of)),
                    name,
                    subject.attributes().instant("s_t"),
                    at,
                    origin);
        }

        Event added(List<Party> participants) {
            return new GroupParticipantsAdded(group, participants, author, name, at, origin);
        }

        Event removed(List<Party> participants) {
            return new GroupParticipantsRemoved(group, participants, author, name, at, origin);
        }

        Event modified(Node modify) {
            Party old = author.orElseThrow(
                    () -> new UnsupportedStanzaException("a changed number that does not say whose"));
            return new GroupParticipantChangedNumber(
                    group, old, participants(modify).get(0), name, at, origin);
        }
    }
}
