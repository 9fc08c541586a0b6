package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * How the people of a group are written: in the classic protocol by phone number; to linked devices by phone number or by hidden id, as the
 * group is set, with the other one beside it. Source: multidevice-messaging.md sections 2.4 and 7.1.
 */
public final class GroupForm {
    private final Accounts accounts;
    private final boolean linked;
    private final boolean hidden;

    private GroupForm(Accounts accounts, boolean linked, boolean hidden) {
        this.accounts = accounts;
        this.linked = linked;
        this.hidden = hidden;
    }

    /** The classic form. */
    static GroupForm classic(Accounts accounts) {
        return new GroupForm(accounts, false, false);
    }

    /** The form for linked devices. */
    public static GroupForm linked(Accounts accounts, Group group) {
        return new GroupForm(accounts, true, group.isHidden());
    }

    /** Whether it is for linked devices. */
    public boolean isLinked() {
        return linked;
    }

    /** The wire's word for the main form. */
    public String mode() {
        return hidden ? "lid" : "pn";
    }

    /** Somebody, known here by phone number, as an address. */
    public Jid address(Jid person) {
        return hidden ? lid(person).orElse(person) : person;
    }

    /** A node about somebody: {@code jid}, and {@code phone_number} or {@code lid} for linked devices. */
    public Node.Builder person(String tag, Jid person) {
        Node.Builder node = Node.builder(tag).attribute("jid", address(person));
        if (linked && hidden) {
            node.attribute("phone_number", person);
        } else if (linked) {
            lid(person).ifPresent(other -> node.attribute("lid", other));
        }
        return node;
    }

    /** Names somebody in an attribute, and their phone number in another one if the main form hides it. */
    public void name(Node.Builder node, String attribute, Jid person) {
        node.attribute(attribute, address(person));
        if (linked && hidden) {
            node.attribute(attribute + "_pn", person);
        }
    }

    private Optional<Jid> lid(Jid person) {
        return accounts.find(person.user()).map(Account::lid);
    }
}
