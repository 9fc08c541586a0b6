package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Who is in which group: asked before each message. Used on the phone's lane only. Source: multidevice-messaging.md section 7. */
final class GroupDirectory {
    private final Requests requests;
    private final AddressBook book;
    private final Set<Jid> hidden = new HashSet<>();
    private final Set<Jid> announcing = new HashSet<>();

    GroupDirectory(Requests requests, AddressBook book) {
        this.requests = requests;
        this.book = book;
    }

    /**
     * A group.
     *
     * @param hidden whether members are addressed by hidden ids
     * @param members its members, by number; those whose number is not known are left out
     */
    record Info(boolean hidden, List<Jid> members) {}

    /** Asks for a group; fails if there is none, or the phone is no member. */
    CompletableFuture<Info> of(Jid group) {
        Node query = Node.builder("query").attribute("request", "interactive").build();
        return requests.ask("w:g2", "get", group, query).thenApply(answer -> {
            Info info = read(answer.child("group").orElseThrow());
            met(group, info.hidden());
            announces(
                    group,
                    answer.child("group").orElseThrow().child("announcement").isPresent());
            return info;
        });
    }

    /** Whether members of a group are addressed by hidden ids, as far as is known. */
    boolean isHidden(Jid group) {
        return hidden.contains(group);
    }

    /** Whether only administrators write in a group, as far as is known. */
    boolean isAnnouncing(Jid group) {
        return announcing.contains(group);
    }

    private void announces(Jid group, boolean only) {
        if (only) {
            announcing.add(group);
        } else {
            announcing.remove(group);
        }
    }

    /** A message came from a group. */
    void met(Jid group, boolean byHiddenIds) {
        if (byHiddenIds) {
            hidden.add(group);
        } else {
            hidden.remove(group);
        }
    }

    private Info read(Node group) {
        List<Jid> members = new ArrayList<>();
        for (Node participant : group.children()) {
            if (participant.is("participant")) {
                Jid jid = participant.attributes().requireJid("jid");
                participant.attributes().jid("phone_number").ifPresent(phone -> book.learn(phone, jid));
                participant.attributes().jid("lid").ifPresent(lid -> book.learn(jid, lid));
                Optional<Jid> member = book.phone(jid);
                member.ifPresent(members::add);
            }
        }
        boolean byHiddenIds = group.attributes().is("addressing_mode", "lid");
        return new Info(byHiddenIds, List.copyOf(members));
    }
}
