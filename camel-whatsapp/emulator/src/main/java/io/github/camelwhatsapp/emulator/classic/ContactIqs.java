package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.state.Accounts;
import io.github.camelwhatsapp.emulator.state.ContactList;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;
import java.util.Set;

/**
 * {@code urn:xmpp:whatsapp:sync}: which numbers are there. A full sync, and the first part of a chunked one, forgets the contacts of
 * before; a query remembers none. Source: classic.md section 13.
 */
final class ContactIqs implements IqFamily {
    private static final String WAIT = "3600";
    private static final Set<String> OCCASIONS = Set.of(
            "full registration",
            "full interactive",
            "full background",
            "delta interactive",
            "delta background",
            "query interactive",
            "chunked registration",
            "chunked interactive",
            "chunked background");

    @Override
    public Optional<Node> answer(Session session, Node iq) {
        return iq.child("sync")
                .filter(sync -> iq.attributes().is("type", "get"))
                .map(sync -> isWellMade(sync)
                        ? IqAnswers.result(iq, sync(session, sync))
                        : IqAnswers.error(iq, IqError.BAD_REQUEST));
    }

    private static boolean isWellMade(Node sync) {
        String occasion =
                sync.attributes().requireText("mode") + " " + sync.attributes().requireText("context");
        boolean hasIndex = sync.attributes().requireText("index").matches("[0-9]{1,6}");
        boolean hasLast =
                sync.attributes().is("last", "true") || sync.attributes().is("last", "false");
        return OCCASIONS.contains(occasion)
                && hasIndex
                && hasLast
                && !sync.attributes().requireText("sid").isEmpty()
                && sync.children().stream().allMatch(child -> child.is("user"));
    }

    private static Node sync(Session session, Node sync) {
        ContactList contacts = session.account().contacts();
        boolean remembers = !sync.attributes().is("mode", "query");
        if (!sync.attributes().is("mode", "delta")
                && remembers
                && sync.attributes().is("index", "0")) {
            contacts.clear();
        }
        Node.Builder in = Node.builder("in");
        Node.Builder out = Node.builder("out");
        Node.Builder invalid = Node.builder("invalid");
        for (Node user : sync.children()) {
            if (user.attributes().is("type", "delete")) {
                contacts.remove(user.attributes().requireJid("jid"));
                continue;
            }
            String digits = user.text().startsWith("+") ? user.text().substring(1) : user.text();
            Node.Builder told = Node.builder("user").data(user.text());
            if (!Accounts.isNumber(digits)) {
                invalid.child(told.build());
                continue;
            }
            Jid jid = Jid.ofPhone(digits);
            boolean there = session.state().accounts().find(digits).isPresent();
            if (remembers) {
                contacts.add(jid, there);
            }
            (there ? in : out).child(there ? told.attribute("jid", jid).build() : told.build());
        }
        return answered(session, sync)
                .child(in.build())
                .child(out.build())
                .child(invalid.build())
                .build();
    }

    private static Node.Builder answered(Session session, Node sync) {
        return Node.builder("sync")
                .attribute("index", sync.attributes().requireText("index"))
                .attribute("sid", sync.attributes().requireText("sid"))
                .attribute("version", session.state().seconds())
                .attribute("wait", WAIT)
                .attribute("last", sync.attributes().requireText("last"));
    }
}
