package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Group;
import io.github.camelwhatsapp.emulator.state.Link;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shows those who are there that someone types or has paused. Volatile: not stored for those who are away, and not shown to a
 * group by someone who is not in it. Source: classic.md sections 5.4 and 6.
 */
final class ChatStateHandler implements StanzaHandler {
    private static final Set<String> STATES = Set.of("composing", "paused");

    @Override
    public void handle(Session session, Stanza stanza) {
        Node chatState = stanza.node();
        Jid to = chatState.attributes().requireJid("to");
        Optional<Node> shown = chatState.firstChild().filter(child -> STATES.contains(child.tag()));
        if (shown.isEmpty() || chatState.children().size() != 1) {
            session.note(Rule.CHAT_STATE, chatState.toString());
            return;
        }
        Node forwarded = forwarded(session.account(), to, Node.of(shown.get().tag()));
        recipients(session, to).stream()
                .flatMap(recipient -> recipient.link().stream())
                .filter(Link::isWritable)
                .forEach(link -> link.send(forwarded));
    }

    private static List<Account> recipients(Session session, Jid to) {
        if (!to.isGroup()) {
            return session.state().accounts().find(to.user()).stream()
                    .filter(recipient -> !recipient.blocks(session.account().jid()))
                    .toList();
        }
        Jid author = session.account().jid();
        return session.state().groups().find(to).filter(group -> group.hasMember(author)).stream()
                .map(Group::members)
                .flatMap(List::stream)
                .filter(member -> !member.equals(author))
                .flatMap(member -> session.state().accounts().find(member.user()).stream())
                .toList();
    }

    private static Node forwarded(Account author, Jid to, Node shown) {
        Node.Builder forwarded = Node.builder("chatstate").attribute("from", to.isGroup() ? to : author.jid());
        if (to.isGroup()) {
            forwarded.attribute("participant", author.jid());
        }
        return forwarded.child(shown).build();
    }
}
