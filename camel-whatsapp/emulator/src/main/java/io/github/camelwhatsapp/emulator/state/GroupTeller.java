package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells the members of a group what became of it: each classic client in the classic form unless it caused it, and every linked device of
 * every member, the one that caused it included, in the form of the group. A full mailbox is passed over. Used on the lane only. Source:
 * classic.md section 10, multidevice-messaging.md section 7.3.
 */
final class GroupTeller {
    private static final String TYPE = "w:gp2";

    private final Accounts accounts;
    private final Notifier notifier;

    GroupTeller(Accounts accounts, Notifier notifier) {
        this.accounts = accounts;
        this.notifier = notifier;
    }

    /**
     * Tells all members.
     *
     * @param news what it is, in a form
     * @param besides who is told as well and is no member any more
     */
    void tell(Group group, Actor actor, Function<GroupForm, Node> news, Set<Jid> besides) {
        tellClassic(group, actor, news.apply(GroupForm.classic(accounts)), besides);
        tellLinked(group, actor, news, told(group, besides));
    }

    /** The same of what the classic protocol has no word for. */
    void tellLinked(Group group, Actor actor, Function<GroupForm, Node> news) {
        tellLinked(group, actor, news, told(group, Set.of()));
    }

    /** The same for some only. */
    void tellLinked(Group group, Actor actor, Function<GroupForm, Node> news, List<Account> whom) {
        GroupForm form = GroupForm.linked(accounts, group);
        Node child = news.apply(form);
        for (Account account : whom) {
            account.linked().reachable().stream()
                    .filter(device -> device.mailbox().hasRoom())
                    .forEach(device -> notifier.tell(device.mailbox(), head(group, actor, form), child));
        }
    }

    /** The accounts of people. */
    List<Account> accounts(List<Jid> people) {
        return people.stream()
                .flatMap(person -> accounts.find(person.user()).stream())
                .toList();
    }

    private void tellClassic(Group group, Actor actor, Node news, Set<Jid> besides) {
        told(group, besides).stream()
                .filter(account -> account != actor.account() || actor.device().isPresent())
                .filter(account -> account.mailbox().hasRoom())
                .forEach(account -> notifier.tell(account.mailbox(), group.jid(), TYPE, actor.account(), news));
    }

    private List<Account> told(Group group, Set<Jid> besides) {
        Set<Jid> people = new LinkedHashSet<>(group.members());
        people.addAll(besides);
        return accounts(List.copyOf(people));
    }

    private static Node.Builder head(Group group, Actor actor, GroupForm form) {
        Node.Builder head = Node.builder("notification").attribute("from", group.jid());
        form.name(head, "participant", actor.account().jid());
        head.attribute("type", TYPE).attribute("addressing_mode", form.mode());
        if (!actor.account().name().isEmpty()) {
            head.attribute("notify", actor.account().name());
        }
        return head;
    }
}
