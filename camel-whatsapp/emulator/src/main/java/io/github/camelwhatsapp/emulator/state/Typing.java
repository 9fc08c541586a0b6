package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Shows those who are there that someone types, records or has paused: classic clients by phone number, linked devices in the form of the
 * chat. Volatile: not stored for those who are away, and not shown to a group by someone who is not in it. Used on the lane only. Source:
 * classic.md sections 5.4 and 6, multidevice-messaging.md section 8.
 */
public final class Typing {
    private final Accounts accounts;
    private final Groups groups;

    Typing(Accounts accounts, Groups groups) {
        this.accounts = accounts;
        this.groups = groups;
    }

    /**
     * Shows it.
     *
     * @param to a person or a group
     * @param shown {@code composing} or {@code paused}
     */
    public void show(Account author, Jid to, Node shown) {
        if (to.isGroup()) {
            groups.find(to)
                    .filter(group -> group.hasMember(author.jid()))
                    .ifPresent(group -> toGroup(author, group, shown));
        } else {
            accounts.byAddress(to)
                    .filter(recipient -> !recipient.blocks(author.jid()))
                    .ifPresent(recipient -> toPerson(author, recipient, to, shown));
        }
    }

    private void toPerson(Account author, Account recipient, Jid to, Node shown) {
        boolean hidden = to.server().equals(Jid.LID_SERVER);
        recipient.link().ifPresent(send(stanza(author.jid(), Optional.empty(), shown)));
        recipient.linked().all().stream()
                .flatMap(device -> device.link().stream())
                .forEach(send(stanza(hidden ? author.lid() : author.jid(), Optional.empty(), shown)));
    }

    private void toGroup(Account author, Group group, Node shown) {
        Node classic = stanza(group.jid(), Optional.of(author.jid()), shown);
        Node linked = stanza(group.jid(), Optional.of(group.isHidden() ? author.lid() : author.jid()), shown);
        List<Account> others = group.members().stream()
                .filter(member -> !member.equals(author.jid()))
                .flatMap(member -> accounts.find(member.user()).stream())
                .toList();
        for (Account other : others) {
            other.link().ifPresent(send(classic));
            other.linked().all().stream()
                    .flatMap(device -> device.link().stream())
                    .forEach(send(linked));
        }
    }

    private static Consumer<Link> send(Node stanza) {
        return link -> {
            if (link.isWritable()) {
                link.send(stanza);
            }
        };
    }

    private static Node stanza(Jid from, Optional<Jid> participant, Node shown) {
        Node.Builder stanza = Node.builder("chatstate").attribute("from", from);
        participant.ifPresent(jid -> stanza.attribute("participant", jid));
        return stanza.child(shown).build();
    }
}
